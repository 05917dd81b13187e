package dev.tandem.app;

import static dev.tandem.app.Landscape.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.mapping.Side;
import dev.tandem.sync.Edition;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Live edit under load: 50 edits, good and broken, while 10,000 changes flow: no change lost, no
 * route lost.
 */
class EditsUnderLoadTest {
  private static final int CUSTOMERS = 500;
  private static final int CHANGES = 10_000;
  private static final int EDITS = 50;
  private static final String MAPPING = "customer-account";

  /** In turn; each on the files as they are shipped. */
  private static final List<Consumer<Integrator>> BROKEN =
      List.of(
          i -> Folders.append(i.mapping(MAPPING), "  - { erp: city\n"),
          i -> Folders.replace(i.route(MAPPING), "uri: kafka:", "uri: kafca:"),
          i -> Folders.replace(i.mapping(MAPPING), "erp: website", "erp: webseite"),
          i -> i.delete(i.route(MAPPING)),
          i -> Folders.append(i.route(MAPPING), "  bad: [\n"));

  private Landscape landscape;
  private Integrator integrator;
  private final AtomicBoolean edited = new AtomicBoolean();
  private final AtomicInteger changes = new AtomicInteger();
  private int round;

  @Test
  void no_change_and_no_route_is_lost_by_50_edits_while_10_000_changes_flow(@TempDir Path folder)
      throws Exception {
    landscape = Landscape.ofCustomers(CUSTOMERS, folder.resolve("data"));
    try {
      integrator = new Integrator(landscape, folder);
      landscape.pass();
      List<String> routes = integrator.runningRoutes();

      CompletableFuture<Void> people = CompletableFuture.runAsync(this::work);
      edit(people);
      edited.set(true);
      people.get(2, TimeUnit.MINUTES);
      landscape.pass();

      assertThat(read()).as("changes").isGreaterThanOrEqualTo(CHANGES);
      assertThat(integrator.runningRoutes()).isEqualTo(routes);
      assertThat(landscape.errors()).isEmpty();
      landscape.bothSides().assertInStep(CUSTOMERS);
      assertThat(landscape.bothSides().accounts())
          .allMatch(a -> a.path("telephone1").asText().equals(phone()))
          .allMatch(a -> a.path("websiteurl").asText().equals(website()));
    } finally {
      landscape.close();
    }
  }

  /** People change every record of both sides, again and again. */
  private void work() {
    List<JsonNode> customers = landscape.bothSides().customers();
    List<JsonNode> accounts = landscape.bothSides().accounts();
    try {
      while (changes.get() < CHANGES || !edited.get()) {
        round++;
        customers.forEach(
            c -> landscape.editCustomer(c.path("id").asText(), values("phoneNumber", phone())));
        changes.addAndGet(CUSTOMERS);
        landscape.node().tick(landscape.mapping(Landscape.MAPPING), Side.ERP);
        accounts.forEach(
            a ->
                landscape.editAccount(
                    a.path("accountid").asText(), values("websiteurl", website())));
        changes.addAndGet(CUSTOMERS);
        landscape.node().tick(landscape.mapping(Landscape.MAPPING), Side.CRM);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private String phone() {
    return "+49 30 " + round;
  }

  private String website() {
    return "https://round-" + round + ".example";
  }

  private void edit(CompletableFuture<Void> people) {
    for (int edit = 0; edit < EDITS; edit++) {
      int share = CHANGES / EDITS * edit;
      await().atMost(Duration.ofMinutes(1)).until(() -> people.isDone() || changes.get() >= share);
      Edition before = integrator.inEffect();
      if (edit % 2 == 0) {
        good(edit);
        integrator.save();
        assertThat(integrator.inEffect()).isNotSameAs(before);
      } else {
        Consumer<Integrator> broken = BROKEN.get(edit / 2 % BROKEN.size());
        broken.accept(integrator);
        assertThat(integrator.refused().complaints()).isNotEmpty();
        assertThat(integrator.inEffect()).isSameAs(before);
      }
    }
    integrator.restore();
  }

  /** A mapping, a route of it, twice a shared one; whatever was broken is mended. */
  private void good(int edit) {
    integrator.ship();
    Path file =
        edit % 26 == 0
            ? integrator.route("shared/apply")
            : edit % 4 == 0 ? integrator.route(MAPPING) : integrator.mapping(MAPPING);
    Folders.append(file, "# edit " + edit + "\n");
  }

  private long read() throws SQLException {
    try (Connection connection = landscape.node().store().dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet sum =
            statement.executeQuery(
                "SELECT SUM(read_changes) FROM run WHERE mapping = 'CUSTOMER-ACCOUNT'")) {
      sum.next();
      return sum.getLong(1);
    }
  }
}
