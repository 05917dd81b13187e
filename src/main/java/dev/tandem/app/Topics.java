package dev.tandem.app;

import dev.tandem.events.DeadLetters;
import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Mappings;
import dev.tandem.mapping.Side;
import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.SystemFault;
import java.time.Duration;
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
import org.apache.kafka.common.config.TopicConfig;

/** Creates the topics that the routes need and the broker lacks. */
final class Topics {
  private static final int PATIENCE_SECONDS = 20;

  /**
   * The newest change of a record is kept until it is applied, however long the node is off: the
   * bookmark has moved past it. Older ones of the same record may go after a day.
   */
  private static final Map<String, String> CHANGES =
      Map.of(
          TopicConfig.CLEANUP_POLICY_CONFIG,
          TopicConfig.CLEANUP_POLICY_COMPACT,
          TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG,
          String.valueOf(Duration.ofDays(1).toMillis()));

  /** What nobody could read is for people to look at, whenever they come to it. */
  private static final Map<String, String> KEPT = Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1");

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
        topics.add(topic("changes." + mapping.slug() + '.' + side.code()).configs(CHANGES));
      }
      topics.add(topic("outcomes." + mapping.slug()));
    }
    topics.add(topic(DeadLetters.TOPIC).configs(KEPT));
    return topics;
  }

  private NewTopic topic(String name) {
    return new NewTopic(prefix + '.' + name, Optional.of(partitions), Optional.empty());
  }
}
