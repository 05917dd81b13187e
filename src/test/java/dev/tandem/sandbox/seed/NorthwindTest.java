package dev.tandem.sandbox.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Real data with real dirt; it lies outside the repository, so these tests need it beside. */
class NorthwindTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("tandem.shared", "../shared"), "data", "northwind");

  private static Seed seed;

  @BeforeAll
  static void read() {
    assumeTrue(
        Files.isDirectory(FOLDER),
        () ->
            FOLDER.toAbsolutePath().normalize()
                + " is absent: give its parent by -Dtandem.shared=<folder that holds data/northwind>");
    seed = new DataFolder(FOLDER).read();
  }

  @Test
  void every_row_comes_through() {
    assertThat(seed.crm().get("accounts")).hasSize(91);
    assertThat(seed.crm().get("contacts")).hasSize(91);
    assertThat(seed.crm().get("salesorders")).hasSize(830);
    assertThat(seed.crm().get("salesorderdetails")).hasSize(2155);
    assertThat(seed.erp().get("items")).hasSize(77);
  }

  @Test
  void its_dollar_becomes_the_local_currency() {
    assertThat(seed.erp().get("generalLedgerSetup"))
        .extracting(row -> row.get("localCurrencyCode").asText())
        .containsExactly("USD");
  }

  @Test
  void its_users_are_licensed_people_and_tandem_joins_them() {
    List<ObjectNode> users = seed.crm().get("systemusers");

    assertThat(users).hasSize(10);
    assertThat(users)
        .filteredOn(user -> user.get("islicensed").asBoolean())
        .allMatch(user -> !user.get("isdisabled").asBoolean())
        .hasSize(9);
  }

  @Test
  void every_reference_leads_to_a_row() {
    assertThat(new References("crm", seed.crm()).broken()).isEmpty();
    assertThat(new References("erp", seed.erp()).broken()).isEmpty();
  }

  @Test
  void every_account_is_active() {
    assertThat(seed.crm().get("accounts")).allMatch(row -> row.get("statecode").asInt() == 0);
  }
}
