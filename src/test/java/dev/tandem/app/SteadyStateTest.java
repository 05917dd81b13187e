package dev.tandem.app;

import static dev.tandem.app.Landscape.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.mapping.Side;
import dev.tandem.sandbox.rows.Change;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The first pass, a second one by a fresh node, and what it costs from then on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SteadyStateTest {
  private static final int CUSTOMERS = 240;

  private Landscape landscape;
  private PassReport first;
  private PassReport second;
  private List<Change> writesOfSecond;

  @BeforeAll
  void passTwice(@TempDir Path data) throws InterruptedException {
    landscape = Landscape.ofCustomers(CUSTOMERS, data);
    first = landscape.pass();
    landscape.stopNode();
    long written = landscape.lastWrite();
    second = landscape.pass();
    writesOfSecond = landscape.writesSince(written);
  }

  @AfterAll
  void close() {
    landscape.close();
  }

  @Test
  void the_first_pass_couples_every_customer_and_account_once_and_makes_them_equal() {
    assertThat(first.isInStep()).isTrue();
    JsonNode counters = Landscape.counters(first, Landscape.MAPPING);
    assertThat(counters.path("coupled").asInt()).isEqualTo(CUSTOMERS);
    assertThat(counters.path("inserted").asInt()).isEqualTo(CUSTOMERS / 3 * 2);
    assertThat(counters.path("matched").asInt()).isEqualTo(CUSTOMERS / 3);

    landscape.bothSides().assertInStep(CUSTOMERS);
  }

  @Test
  void a_second_pass_of_a_fresh_node_writes_nothing_to_either_system() {
    assertThat(writesOfSecond).isEmpty();
    assertThat(second.isInStep()).isTrue();
  }

  @Test
  void an_idle_pass_costs_one_request_per_side_and_mapping_and_writes_nothing_down()
      throws Exception {
    landscape.pass();
    landscape.sandbox().crmCounters().reset();
    landscape.sandbox().erpCounters().reset();
    watchStatements();

    landscape.pass();

    assertThat(landscape.sandbox().crmCounters().get("requests"))
        .as("users and accounts")
        .isEqualTo(2);
    assertThat(landscape.sandbox().erpCounters().get("requests"))
        .as("currencies, payment terms, shipment methods and customers")
        .isEqualTo(4);
    assertThat(statements()).isNotEmpty().allMatch(sql -> sql.startsWith("SELECT"));
  }

  @Test
  void a_hundred_changed_customers_cost_at_most_6_requests_and_12_statements() throws Exception {
    List<JsonNode> customers = landscape.bothSides().customers().subList(0, 100);
    landscape.pass();
    customers.forEach(
        c -> landscape.editCustomer(c.get("id").asText(), values("phoneNumber", "+49 30 1")));

    assertCost(Side.ERP, Side.CRM, "accounts", "telephone1", "+49 30 1");
  }

  @Test
  void a_hundred_changed_accounts_cost_at_most_6_requests_and_12_statements() throws Exception {
    List<JsonNode> accounts = landscape.bothSides().accounts().subList(0, 100);
    landscape.pass();
    accounts.forEach(
        a -> landscape.editAccount(a.get("accountid").asText(), values("telephone1", "+49 30 2")));

    assertCost(Side.CRM, Side.ERP, "customers", "phoneNumber", "+49 30 2");
  }

  /**
   * One tick of the side that changed and one of the other, which finds our own writes. What the
   * other system then changes by itself, a customer's company contact, is not ours.
   */
  private void assertCost(Side changed, Side other, String set, String field, String value)
      throws Exception {
    landscape.sandbox().crmCounters().reset();
    landscape.sandbox().erpCounters().reset();
    long written = landscape.lastWrite();
    long statements = landscape.node().store().statements().count();

    landscape.pull(changed);
    awaitDone();
    landscape.pull(other);
    awaitDone();

    assertThat(landscape.writesSince(written).stream().filter(w -> w.set().equals(set)))
        .hasSize(100)
        .allMatch(w -> w.side().equals(other.code()))
        .allMatch(w -> w.changed().path(field).asText().equals(value));
    long requests =
        landscape.sandbox().crmCounters().get("requests")
            + landscape.sandbox().erpCounters().get("requests");
    long executed = landscape.node().store().statements().count() - statements;
    assertThat(requests).as("requests").isLessThanOrEqualTo(6);
    assertThat(executed).as("statements").isLessThanOrEqualTo(12);
  }

  /** Every run that was read has its outcomes, and these are published. */
  private void awaitDone() {
    await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () ->
                count(
                            "run WHERE read_changes > inserted + modified + unchanged + dropped + skipped"
                                + " + coupled + uncoupled + failed")
                        + count("outbox")
                    == 0);
  }

  /** By the pool itself, whose statements are not counted. */
  private long count(String of) throws SQLException {
    try (Connection connection = landscape.node().store().dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM " + of)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private void watchStatements() throws SQLException {
    try (Connection connection = landscape.node().store().dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SET QUERY_STATISTICS TRUE");
    }
  }

  private List<String> statements() throws SQLException {
    List<String> all = new ArrayList<>();
    try (Connection connection = landscape.node().store().dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT SQL_STATEMENT FROM INFORMATION_SCHEMA.QUERY_STATISTICS")) {
      while (rows.next()) {
        all.add(rows.getString(1).strip());
      }
      statement.execute("SET QUERY_STATISTICS FALSE");
    }
    return all;
  }
}
