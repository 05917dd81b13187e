package dev.tandem.app;

import static dev.tandem.app.Landscape.values;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.http.Faults.Asked;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The broker or the database goes away and comes back while changes are under way. */
class RestartedPartsTest {
  private static final int CUSTOMERS = 30;

  @TempDir private Path folder;
  private EmbeddedBroker broker;
  private Server database;
  private Landscape landscape;

  @BeforeEach
  void open() throws IOException, SQLException, InterruptedException {
    broker = EmbeddedBroker.start(folder.resolve("kafka"));
    database = startDatabase(0);
    landscape =
        Landscape.ofCustomers(CUSTOMERS, folder.resolve("data"))
            .with("kafka.brokers", broker.address())
            .with("store.url", "jdbc:h2:tcp://localhost:" + database.getPort() + "/./store");
    landscape.pass();
  }

  @AfterEach
  void close() {
    landscape.close();
    database.stop();
    broker.close();
  }

  private Server startDatabase(int port) throws SQLException {
    return Server.createTcpServer(
            "-tcpPort",
            String.valueOf(port),
            "-ifNotExists",
            "-baseDir",
            folder.resolve("db").toAbsolutePath().toString())
        .start();
  }

  @Test
  void a_broker_that_restarts_while_changes_flow_loses_and_doubles_nothing() throws Exception {
    editAll();

    restartAt(this::isWriteToCrm, this::restartBroker);

    assertEditsCameOver();
  }

  @Test
  void a_database_that_crashes_while_changes_flow_loses_and_doubles_nothing() throws Exception {
    editAll();

    restartAt(this::isWriteToCrm, this::crashDatabase);

    assertEditsCameOver();
  }

  private boolean isWriteToCrm(Asked asked) {
    return asked.side().equals("crm")
        && asked.url().endsWith("$batch")
        && asked.body().contains("PATCH");
  }

  /** People change one field of every customer and another of every account. */
  private void editAll() {
    for (JsonNode customer : landscape.bothSides().customers()) {
      landscape.editCustomer(customer.get("id").asText(), values("addressLine2", "Hinterhof"));
    }
    for (JsonNode account : landscape.bothSides().accounts()) {
      landscape.editAccount(
          account.get("accountid").asText(), values("websiteurl", "https://new.example"));
    }
  }

  private void assertEditsCameOver() throws InterruptedException {
    landscape.pass();
    assertThat(landscape.bothSides().accounts())
        .allMatch(a -> a.path("address1_line2").asText().equals("Hinterhof"));
    assertThat(landscape.bothSides().customers())
        .allMatch(c -> c.path("website").asText().equals("https://new.example"));
    landscape.bothSides().assertInStep(CUSTOMERS);
  }

  /** The part is restarted while the node waits for the answer to its first such request. */
  private void restartAt(Predicate<Asked> when, Runnable restart) throws Exception {
    CountDownLatch reached = new CountDownLatch(1);
    CountDownLatch restarted = new CountDownLatch(1);
    landscape
        .sandbox()
        .faults()
        .on(
            asked -> {
              if (when.test(asked) && reached.getCount() > 0) {
                reached.countDown();
                awaitQuietly(restarted);
              }
            });
    CompletableFuture<Void> pass = CompletableFuture.runAsync(this::pass);
    assertThat(reached.await(1, TimeUnit.MINUTES)).isTrue();
    restart.run();
    restarted.countDown();
    pass.get(2, TimeUnit.MINUTES);
  }

  private void pass() {
    try {
      landscape.pass();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await(2, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void restartBroker() {
    broker.close();
    try {
      broker = EmbeddedBroker.start(folder.resolve("kafka"), broker.port());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Without any farewell: what was not safe by then is lost. */
  private void crashDatabase() {
    try {
      int port = database.getPort();
      String url = "jdbc:h2:tcp://localhost:" + port + "/./store";
      try (Connection connection = DriverManager.getConnection(url, "tandem", "");
          Statement statement = connection.createStatement()) {
        statement.execute("SHUTDOWN IMMEDIATELY");
      } catch (SQLException e) {
        assertThat(e.getMessage()).containsIgnoringCase("closed");
      }
      database.stop();
      database = startDatabase(port);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
