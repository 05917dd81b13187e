package dev.tandem.app;

import static dev.tandem.app.Landscape.values;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.mapping.Side;
import dev.tandem.sync.Action;
import dev.tandem.sync.Coupling;
import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.IgnoredRecord;
import dev.tandem.sync.Instruction;
import dev.tandem.sync.RecordError;
import dev.tandem.sync.Run;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The conformance checks of the reference engine, row by row, on a whole node: sandbox over HTTP,
 * Kafka, H2. Where Tandem is meant to do better than the reference, the better is what is checked.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReferenceChecksTest {
  private static final int CUSTOMERS = 24;

  private Landscape company;
  private Integrator integrator;
  private Iterator<Coupling> pairs;
  private Coupling pair;

  @BeforeAll
  void bringInStep(@TempDir Path folder) throws InterruptedException {
    company = Landscape.ofCustomers(CUSTOMERS, folder.resolve("data"));
    integrator = new Integrator(company, folder.resolve("files"));
    company.pass();
    pairs = company.couplings().iterator();
  }

  @AfterAll
  void close() {
    company.close();
  }

  /** Every test has a pair of its own, and the mapping as it is shipped. */
  @BeforeEach
  void next() {
    pair = pairs.next();
  }

  @AfterEach
  void restore() throws InterruptedException {
    integrator.restore();
    company.tick();
  }

  @Test
  void row_12_01_an_edit_of_one_side_modifies_the_other_once_and_comes_to_rest() throws Exception {
    company.editCustomer(pair.erpId(), values("phoneNumber", "+49 30 111"));

    company.tick();

    assertThat(latest(Side.ERP).count(Action.MODIFIED)).isOne();
    assertThat(account().path("telephone1").asText()).isEqualTo("+49 30 111");
    long written = company.lastWrite();
    company.tick();
    assertThat(company.writesSince(written)).isEmpty();
  }

  @Test
  void row_12_02_the_same_edit_on_both_sides_changes_nothing_and_fails_nothing() throws Exception {
    company.editCustomer(pair.erpId(), values("phoneNumber", "+49 30 222"));
    company.editAccount(pair.crmId(), values("telephone1", "+49 30 222"));
    long written = company.lastWrite();

    company.tick();

    assertThat(company.writesSince(written)).isEmpty();
    assertThat(errors()).isEmpty();
    assertThat(latest(Side.ERP).count(Action.UNCHANGED)).isOne();
    assertThat(coupling().erp().base().text("phoneNumber")).isEqualTo("+49 30 222");
  }

  @Test
  void row_12_03_contested_fields_fail_on_both_sides_and_are_skipped_at_the_second_run()
      throws Exception {
    contest();

    company.tick();
    assertThat(latest(Side.ERP).count(Action.FAILED)).isOne();
    assertThat(latest(Side.CRM).count(Action.FAILED)).isOne();

    company.tick();
    assertThat(latest(Side.ERP).count(Action.SKIPPED)).isOne();
    assertThat(latest(Side.CRM).count(Action.SKIPPED)).isOne();
    assertThat(account().path("address1_city").asText()).isEqualTo("of the CRM");
    assertThat(customer().path("city").asText()).isEqualTo("of the ERP");
  }

  @ParameterizedTest
  @ValueSource(strings = {"erp", "crm"})
  void row_12_03_contested_fields_take_the_value_of_the_side_that_the_mapping_prefers(String winner)
      throws Exception {
    mapping("onUpdateConflict: ask", "onUpdateConflict: " + winner);
    contest();

    company.tick();
    company.tick();

    String expected = winner.equals("erp") ? "of the ERP" : "of the CRM";
    assertThat(account().path("address1_city").asText()).isEqualTo(expected);
    assertThat(customer().path("city").asText()).isEqualTo(expected);
    assertThat(errors()).isEmpty();
  }

  @Test
  void row_12_04_a_second_equal_failure_is_skipped_until_a_retry_or_an_edit_releases_it()
      throws Exception {
    String tooLong = "x".repeat(150);
    company.editAccount(pair.crmId(), values("name", tooLong));
    company.pull(Side.CRM);
    company.awaitQuiet();
    assertThat(latest(Side.CRM).count(Action.FAILED)).isOne();
    company.pull(Side.CRM);
    company.awaitQuiet();
    assertThat(latest(Side.CRM).count(Action.SKIPPED)).isOne();
    Run second = latest(Side.CRM);
    company.pull(Side.CRM);
    company.awaitQuiet();
    assertThat(latest(Side.CRM).id()).as("left alone").isEqualTo(second.id());

    company.ask(Side.CRM, Instruction.AGAIN, pair.crmId());
    assertThat(latest(Side.CRM).count(Action.SKIPPED)).as("retried, and failed again").isOne();

    company.editAccount(pair.crmId(), values("name", "y".repeat(140)));
    company.pull(Side.CRM);
    company.awaitQuiet();
    assertThat(latest(Side.CRM).count(Action.FAILED)).as("another failure").isOne();

    company.editAccount(pair.crmId(), values("name", "Short enough"));
    company.pull(Side.CRM);
    company.awaitQuiet();
    assertThat(errors()).isEmpty();
    assertThat(customer().path("displayName").asText()).isEqualTo("Short enough");
  }

  @Test
  void row_12_05_a_failed_record_that_leaves_the_filter_is_still_retried() throws Exception {
    company.editCustomer(pair.erpId(), values("city", "of the ERP"));
    company.editAccount(pair.crmId(), values("address1_city", "of the CRM"));
    company.pull(Side.ERP);
    company.awaitQuiet();
    assertThat(errors()).hasSize(1);
    company.editCustomer(pair.erpId(), values("blocked", "All"));
    company.editAccount(pair.crmId(), values("address1_city", "of the ERP"));

    company.pull(Side.ERP);
    company.awaitQuiet();

    assertThat(errors()).isEmpty();
  }

  @Test
  void row_12_06_uncoupled_records_are_left_alone_with_a_reason_where_only_coupled_ones_count()
      throws Exception {
    mapping("create: { to-crm: true, to-erp: true }", "create: { to-crm: false, to-erp: false }");
    String id = newCustomer("Nobody's partner");

    company.pull(Side.ERP);
    company.awaitQuiet();

    Run run = latest(Side.ERP);
    assertThat(run.count(Action.SKIPPED)).isOne();
    assertThat(company.node().store().runs().ignored(run.id(), 10))
        .extracting(IgnoredRecord::recordId, IgnoredRecord::code)
        .containsExactly(org.assertj.core.api.Assertions.tuple(id, ErrorCode.NOT_COUPLED));
    assertThat(errors()).isEmpty();
  }

  @Test
  void row_12_06_new_records_get_what_the_template_gives_and_the_mapping_does_not()
      throws Exception {
    Folders.append(
        integrator.mapping("customer-account"),
        """

        templates:
          to-crm:
            - name: FROM-THE-ERP
              values: { industrycode: 6, name: never used }
        """);
    integrator.save();
    newCustomer("Freshly made");

    company.pull(Side.ERP);
    company.awaitQuiet();

    JsonNode made = company.account("name eq 'Freshly made'");
    assertThat(made.path("industrycode").asInt()).isEqualTo(6);
  }

  @ParameterizedTest
  @CsvSource({"ask, 1, 1", "restore, 0, 1", "uncouple, 0, 0"})
  void row_12_07_a_deleted_partner_is_held_restored_or_uncoupled(
      String policy, int errors, int couplings) throws Exception {
    mapping("onDeletion: ask", "onDeletion: " + policy);
    company.sandbox().crmPerson().delete("accounts", UUID.fromString(pair.crmId()));
    String phone = "+49 30 777 " + policy.length();
    company.editCustomer(pair.erpId(), values("phoneNumber", phone));

    company.pull(Side.ERP);
    company.awaitQuiet();

    assertThat(company.errors())
        .hasSize(errors)
        .allMatch(e -> e.code() == ErrorCode.PARTNER_DELETED);
    List<Coupling> now =
        company.node().store().couplings().find(Landscape.MAPPING, Side.ERP, List.of(pair.erpId()));
    assertThat(now).hasSize(couplings);
    if (policy.equals("restore")) {
      assertThat(now.get(0).crmId()).isNotEqualTo(pair.crmId());
      assertThat(company.account("telephone1 eq '" + phone + "'").path("accountid").asText())
          .isEqualTo(now.get(0).crmId());
    }
  }

  @Test
  void row_12_08_a_record_stamped_in_the_second_of_the_bookmark_is_not_missed() throws Exception {
    company.editAccount(pair.crmId(), values("telephone1", "+49 1"));
    company.pull(Side.CRM);
    company.editAccount(pair.crmId(), values("telephone1", "+49 2"));

    company.pull(Side.CRM);
    company.awaitQuiet();

    assertThat(customer().path("phoneNumber").asText()).isEqualTo("+49 2");
  }

  @Test
  void row_12_08_an_interrupted_run_is_repeated_and_finds_finished_records_unchanged()
      throws Exception {
    company.editCustomer(pair.erpId(), values("phoneNumber", "+49 30 888"));
    company.pull(Side.ERP);
    company.awaitQuiet();
    var bookmarks = company.node().store().bookmarks().get(dev.tandem.sync.Request.Extent.MODIFIED);
    bookmarks.forget(Landscape.MAPPING, Side.ERP);
    company.stopNode();
    long written = company.lastWrite();

    company.tick();

    assertThat(company.writesSince(written)).isEmpty();
    assertThat(errors()).isEmpty();
  }

  @Test
  void row_12_09_match_groups_are_tried_independently_of_each_other() throws Exception {
    ObjectNode customer = values("displayName", "Kontor");
    customer.put("email", "shared@example.com").put("postalCode", "10115");
    String erpId = company.sandbox().erpPerson().create("customers", customer).path("id").asText();
    account("First", "shared@example.com", null);
    account("Second", "shared@example.com", null);
    String third = account("Kontor", "other@example.com", "10115");

    company.tick();

    assertThat(company.node().store().couplings().find(Landscape.MAPPING, Side.ERP, List.of(erpId)))
        .extracting(Coupling::crmId)
        .containsExactly(third);
  }

  private String account(String name, String mail, String postalCode) {
    ObjectNode account = values("name", name).put("emailaddress1", mail);
    account.put("customertypecode", 3).put("address1_postalcode", postalCode);
    return company.sandbox().crmPerson().create("accounts", account).path("accountid").asText();
  }

  private void mapping(String what, String with) {
    Folders.replace(integrator.mapping("customer-account"), what, with);
    integrator.save();
  }

  private void contest() {
    company.editCustomer(pair.erpId(), values("city", "of the ERP"));
    company.editAccount(pair.crmId(), values("address1_city", "of the CRM"));
  }

  private String newCustomer(String name) {
    return company
        .sandbox()
        .erpPerson()
        .create("customers", values("displayName", name))
        .path("id")
        .asText();
  }

  /** Those of the pair. */
  private List<RecordError> errors() {
    return company.errors().stream()
        .filter(e -> e.recordId().equals(pair.erpId()) || e.recordId().equals(pair.crmId()))
        .toList();
  }

  private Run latest(Side side) {
    return company.node().store().runs().latest(Landscape.MAPPING, 20).stream()
        .filter(run -> run.side() == side)
        .findFirst()
        .orElseThrow();
  }

  private Coupling coupling() {
    return company
        .node()
        .store()
        .couplings()
        .find(Landscape.MAPPING, Side.ERP, List.of(pair.erpId()))
        .get(0);
  }

  private JsonNode customer() {
    return company.customer("id eq " + pair.erpId());
  }

  private JsonNode account() {
    return company.account("accountid eq " + pair.crmId());
  }
}
