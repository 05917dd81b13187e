package dev.tandem.app;

import dev.tandem.events.DeadLetters;
import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Mappings;
import dev.tandem.mapping.Side;
import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.SystemFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/** Creates the topics that the routes need and the broker lacks. */
final class Topics {
  private static final int PATIENCE_SECONDS = 20;

  private final String prefix;
  private final int partitions;

  Topics(String prefix, int partitions) {
    this.prefix = prefix;
    this.partitions = partitions;
  }

  void create(String brokers, Mappings mappings) {
    Map<String, Object> config =
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
            brokers,
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
            PATIENCE_SECONDS * 1000,
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            PATIENCE_SECONDS * 1000);
    try (Admin admin = Admin.create(config)) {
      Set<String> existing = admin.listTopics().names().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      List<NewTopic> missing =
          wanted(mappings).stream().filter(t -> !existing.contains(t.name())).toList();
      admin.createTopics(missing).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException | org.apache.kafka.common.KafkaException e) {
      throw SystemFault.lasting(
          ErrorCode.UNREACHABLE.with(
              "kafka.brokers: the brokers " + brokers + " do not answer: " + rootMessage(e)),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw SystemFault.lasting(ErrorCode.UNREACHABLE.with("Interrupted."), e);
    }
  }

  private static String rootMessage(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage();
  }

  private List<NewTopic> wanted(Mappings mappings) {
    List<NewTopic> topics = new ArrayList<>();
    for (Mapping mapping : mappings.inOrder()) {
      for (Side side : Side.values()) {
        topics.add(topic("changes." + mapping.slug() + '.' + side.code()));
      }
      topics.add(topic("outcomes." + mapping.slug()));
    }
    topics.add(topic(DeadLetters.TOPIC));
    return topics;
  }

  private NewTopic topic(String name) {
    return new NewTopic(prefix + '.' + name, Optional.of(partitions), Optional.empty());
  }
}
