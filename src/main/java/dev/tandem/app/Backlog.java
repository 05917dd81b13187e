package dev.tandem.app;

import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Side;
import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.Problem;
import dev.tandem.sync.SystemFault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Changes that were published but not yet brought over, such as those that a crash left behind. */
final class Backlog implements AutoCloseable {
  private static final int PATIENCE_MS = 2000;

  private final Admin admin;
  private final String prefix;

  Backlog(String brokers, String prefix) {
    this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, brokers));
    this.prefix = prefix;
  }

  long of(List<Mapping> mappings) {
    return mappings.stream().mapToLong(this::of).sum();
  }

  long of(Mapping mapping) {
    try {
      Set<TopicPartition> partitions = partitions(mapping);
      Map<TopicPartition, Long> ends = offsets(partitions, OffsetSpec.latest());
      Map<TopicPartition, Long> starts = offsets(partitions, OffsetSpec.earliest());
      Map<TopicPartition, OffsetAndMetadata> done =
          admin
              .listConsumerGroupOffsets(prefix + '.' + mapping.slug())
              .partitionsToOffsetAndMetadata()
              .get();
      return ends.entrySet().stream()
          .mapToLong(e -> e.getValue() - offset(done.get(e.getKey()), starts.get(e.getKey())))
          .filter(missing -> missing > 0)
          .sum();
    } catch (ExecutionException e) {
      throw SystemFault.passing(
          ErrorCode.UNREACHABLE.with("The brokers do not tell offsets: " + e.getMessage()),
          Duration.ZERO,
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw SystemFault.passing(ErrorCode.UNREACHABLE.with("Interrupted."), Duration.ZERO, e);
    }
  }

  /** What is wrong with the brokers; empty if they answer in time. */
  Optional<Problem> fault() {
    try {
      admin.describeCluster(new DescribeClusterOptions().timeoutMs(PATIENCE_MS)).nodes().get();
      return Optional.empty();
    } catch (ExecutionException e) {
      return Optional.of(
          ErrorCode.UNREACHABLE.with("The brokers do not answer: " + e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of(ErrorCode.UNREACHABLE.with("Interrupted."));
    }
  }

  private Set<TopicPartition> partitions(Mapping mapping)
      throws ExecutionException, InterruptedException {
    Stream<String> topics =
        Stream.of(Side.values()).map(s -> prefix + ".changes." + mapping.slug() + '.' + s.code());
    return admin.describeTopics(topics.toList()).allTopicNames().get().values().stream()
        .flatMap(
            t ->
                IntStream.range(0, t.partitions().size())
                    .mapToObj(i -> new TopicPartition(t.name(), i)))
        .collect(Collectors.toSet());
  }

  private Map<TopicPartition, Long> offsets(Set<TopicPartition> partitions, OffsetSpec which)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> question =
        partitions.stream().collect(Collectors.toMap(Function.identity(), p -> which));
    return admin.listOffsets(question).all().get().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().offset()));
  }

  /** A group that never committed begins where the log does; the broker may have cut its head. */
  private static long offset(OffsetAndMetadata committed, long start) {
    return Math.max(start, committed == null ? 0 : committed.offset());
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(5));
  }
}
