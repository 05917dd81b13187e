package dev.tandem.app;

import static dev.tandem.app.Landscape.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.sync.OutboxEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What stands on the topics: outcomes for others to read, and what was no change. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TopicsTest {
  private static final int CUSTOMERS = 30;
  private static final String CHANGES = "tandem.changes.customer-account.erp";
  private static final String OUTCOMES = "tandem.outcomes.customer-account";
  private static final String DEAD_LETTERS = "tandem.deadletter";
  private static final String NO_EVENT = "{ this is no event";
  private static final ObjectMapper JSON = new ObjectMapper();

  private Landscape landscape;
  private EmbeddedBroker broker;

  @BeforeAll
  void passOnce(@TempDir Path folder) throws IOException, InterruptedException {
    broker = EmbeddedBroker.start(folder.resolve("kafka"));
    landscape =
        Landscape.ofCustomers(CUSTOMERS, folder.resolve("data"))
            .with("kafka.brokers", broker.address())
            .with("sync.cron", "0 0 0 1 1 ? 2099")
            .with("outcomes.cron", "* * * * * ?");
    landscape.pass();
  }

  @AfterAll
  void close() {
    landscape.close();
    broker.close();
  }

  @Test
  void every_change_has_one_outcome_as_a_cloud_event() throws InterruptedException {
    awaitPublished();
    int before = read(OUTCOMES).size();
    String customer = landscape.bothSides().customers().get(0).get("id").asText();
    landscape.editCustomer(customer, values("phoneNumber", "+49 30 4711"));

    landscape.pass();
    awaitPublished();

    List<JsonNode> news = bodies(OUTCOMES).subList(before, before + 1);
    assertThat(read(OUTCOMES)).hasSize(before + 1);
    JsonNode event = news.get(0);
    assertThat(event.path("specversion").asText()).isEqualTo("1.0");
    assertThat(event.path("type").asText()).isEqualTo("dev.tandem.outcome");
    assertThat(event.path("subject").asText()).isEqualTo(customer);
    assertThat(event.path("datacontenttype").asText()).isEqualTo("application/json");
    assertThat(event.path("data").path("action").asText()).isEqualTo("modified");
    assertThat(event.path("data").path("erpId").asText()).isEqualTo(customer);
    assertThat(event.path("data").path("written").path("telephone1").asText())
        .isEqualTo("+49 30 4711");
  }

  @Test
  void an_unreadable_message_goes_aside_with_its_reason_and_the_rest_is_brought_over()
      throws Exception {
    String customer = landscape.bothSides().customers().get(1).get("id").asText();
    long offset = send(NO_EVENT, partitionOf(customer));
    send("{\"specversion\":\"1.0\",\"type\":\"somebody.elses\"}", partitionOf(customer));
    landscape.editCustomer(customer, values("phoneNumber", "+49 30 4712"));

    landscape.pass();

    assertThat(landscape.bothSides().accounts())
        .filteredOn(a -> a.path("telephone1").asText().equals("+49 30 4712"))
        .hasSize(1);
    landscape.node().startSchedules();
    await().atMost(Duration.ofMinutes(1)).until(() -> read(DEAD_LETTERS).size() == 2);
    // The two letters may lie on different partitions: their order says nothing.
    JsonNode letter =
        bodies(DEAD_LETTERS).stream()
            .map(event -> event.path("data"))
            .filter(data -> data.path("message").asText().equals(NO_EVENT))
            .findFirst()
            .orElseThrow();
    assertThat(letter.path("topic").asText()).isEqualTo(CHANGES);
    assertThat(letter.path("offset").asLong()).isEqualTo(offset);
    assertThat(letter.path("code").asText()).isEqualTo("TDM-403");
    assertThat(letter.path("reason").asText()).contains("not JSON");
    assertThat(letter.path("remedy").asText()).isNotBlank();
  }

  @Test
  void an_outcome_that_a_crash_left_in_the_outbox_is_published_later() {
    UUID id = UUID.randomUUID();
    String body = "{\"specversion\":\"1.0\",\"id\":\"%s\"}".formatted(id);
    landscape
        .node()
        .store()
        .outbox()
        .add(List.of(new OutboxEvent(id, id, "outcomes.customer-account", "left-behind", body)));

    landscape.node().startSchedules();

    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> read(OUTCOMES).stream().anyMatch(r -> "left-behind".equals(r.key())));
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> landscape.node().store().outbox().unsent(1).isEmpty());
  }

  private int partitionOf(String customer) {
    return read(CHANGES).stream()
        .filter(r -> customer.equals(r.key()))
        .map(ConsumerRecord::partition)
        .findFirst()
        .orElseThrow();
  }

  private long send(String text, int partition) throws ExecutionException, InterruptedException {
    Map<String, Object> config = Map.of("bootstrap.servers", broker.address());
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
      return producer.send(new ProducerRecord<>(CHANGES, partition, "x", text)).get().offset();
    }
  }

  /** A pass ends when its outcomes are recorded; they are published right afterwards. */
  private void awaitPublished() {
    await().until(() -> landscape.node().store().outbox().unsent(1).isEmpty());
  }

  private List<JsonNode> bodies(String topic) {
    return read(topic).stream().map(TopicsTest::json).toList();
  }

  private static JsonNode json(ConsumerRecord<String, String> message) {
    try {
      return JSON.readTree(message.value());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Everything on a topic, oldest first. */
  private List<ConsumerRecord<String, String>> read(String topic) {
    Map<String, Object> config = Map.of("bootstrap.servers", broker.address());
    List<ConsumerRecord<String, String>> all = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(p -> new TopicPartition(topic, p.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer.poll(Duration.ofMillis(100)).forEach(all::add);
      }
    }
    all.sort(Comparator.comparingLong(ConsumerRecord::timestamp));
    return all;
  }
}
