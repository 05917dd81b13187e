package dev.tandem.app;

import static dev.tandem.app.Landscape.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** kill -9 during the first load; then the node starts again on what it left behind. */
class KilledNodeTest {
  private static final int CUSTOMERS = 60;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** How many writes a first load has made when its parts are done, one after the other. */
  private static final int SMALL_TABLES = 20;

  private static final int ACCOUNTS = SMALL_TABLES + 35;
  private static final int CUSTOMERS_TOO = ACCOUNTS + 33;

  @TempDir private Path folder;
  private Landscape landscape;

  @BeforeEach
  void open() {
    landscape = Landscape.ofCustomers(CUSTOMERS, folder.resolve("data"));
  }

  @AfterEach
  void close() {
    landscape.close();
  }

  @ParameterizedTest(name = "killed within a batch, just before write {0} is carried out")
  @ValueSource(ints = {5, SMALL_TABLES + 18, ACCOUNTS + 17, CUSTOMERS_TOO + 10})
  void a_node_that_is_killed_within_a_batch_leaves_no_record_twice_and_none_out(int write)
      throws InterruptedException {
    ChildNode node = start();
    CountDownLatch killed = new CountDownLatch(1);
    landscape
        .tripwire()
        .once(
            () -> landscape.lastWrite() >= write - 1,
            () -> {
              node.kill();
              killed.countDown();
            });
    awaitDeath(killed);

    assertInStepAfterOneMorePass();
  }

  @ParameterizedTest(name = "killed at the first request after write {0}")
  @ValueSource(ints = {SMALL_TABLES, ACCOUNTS})
  void a_node_that_is_killed_between_two_requests_leaves_no_record_twice_and_none_out(int write)
      throws InterruptedException {
    ChildNode node = start();
    CountDownLatch killed = new CountDownLatch(1);
    landscape
        .sandbox()
        .faults()
        .on(
            asked -> {
              if (landscape.lastWrite() >= write) {
                node.kill();
                killed.countDown();
              }
            });
    awaitDeath(killed);
    landscape.sandbox().faults().on(asked -> {});

    assertInStepAfterOneMorePass();
  }

  @ParameterizedTest(name = "killed as soon as write {0} can be seen")
  @ValueSource(ints = {ACCOUNTS, CUSTOMERS_TOO})
  void a_node_that_is_killed_right_after_a_batch_leaves_no_record_twice_and_none_out(int write)
      throws InterruptedException {
    ChildNode node = start();
    await()
        .pollInterval(Duration.ofMillis(1))
        .atMost(PATIENCE)
        .until(() -> landscape.lastWrite() >= write || !node.isAlive());

    node.kill();

    assertInStepAfterOneMorePass();
  }

  /** The bookmark is past the edits by then: nothing but the backbone still knows of them. */
  @Test
  void what_a_killed_node_had_read_is_brought_over_before_the_next_pass_ends()
      throws InterruptedException {
    landscape.with("crm.overlap-seconds", "0").with("erp.overlap-seconds", "0");
    landscape.pass();
    landscape.stopNode();
    // Reads its predecessor's writes once more and moves the bookmarks past them.
    landscape.pass();
    landscape.stopNode();
    landscape.bothSides().customers().stream()
        .limit(10)
        .forEach(c -> landscape.editCustomer(c.get("id").asText(), values("city", "Elsewhere")));
    killBeforeTheFirstWrite(start());
    landscape.faults("{'side':'crm','kind':'latency','millis':2000,'pathContains':'$batch'}");

    assertInStepAfterOneMorePass();
  }

  private void killBeforeTheFirstWrite(ChildNode node) throws InterruptedException {
    CountDownLatch killed = new CountDownLatch(1);
    landscape
        .sandbox()
        .faults()
        .on(
            asked -> {
              if (asked.url().endsWith("$batch") && asked.body().contains("PATCH")) {
                node.kill();
                landscape.faults("{'kind':'reset-before-commit','times':1}");
                killed.countDown();
              }
            });
    awaitDeath(killed);
    landscape.sandbox().faults().on(asked -> {});
  }

  private ChildNode start() {
    return ChildNode.start(landscape.environment(), folder.resolve("node.log"));
  }

  private void awaitDeath(CountDownLatch killed) throws InterruptedException {
    assertThat(killed.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as(this::log).isTrue();
  }

  private void assertInStepAfterOneMorePass() throws InterruptedException {
    PassReport report = landscape.pass();

    landscape.bothSides().assertInStep(CUSTOMERS);
    assertThat(report.isInStep()).isTrue();
  }

  private String log() {
    try {
      return Files.readString(folder.resolve("node.log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
