package dev.tandem.app;

import static dev.tandem.app.Landscape.values;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Side;
import dev.tandem.sync.Coupling;
import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.ErrorGroup;
import dev.tandem.sync.Fields;
import dev.tandem.sync.Foreseen;
import dev.tandem.sync.Instruction;
import dev.tandem.sync.Prospect;
import dev.tandem.sync.RecordError;
import dev.tandem.sync.Request;
import dev.tandem.sync.Settlement;
import dev.tandem.sync.SideRecord;
import dev.tandem.sync.Write;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The weaknesses of the reference engine that Tandem means to beat, row by row, on a whole node.
 * Rows 1, 3, 4, 6, 9 and 10 are in WebhooksTest, DeletionsTest, EditsOnBothSidesTest and
 * TroubledWireTest, under their numbers; further aspects of several rows are in
 * FurtherWeaknessesTest.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BeatenWeaknessesTest {
  private static final int CUSTOMERS = 60;

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

  @BeforeEach
  void next() {
    pair = pairs.next();
  }

  @AfterEach
  void settle() throws InterruptedException {
    company.tripwire().stampLate(Duration.ZERO);
    company.tick();
  }

  @Test
  void row_11_02_many_changes_cost_few_requests() throws InterruptedException {
    List<Coupling> many = company.couplings().subList(CUSTOMERS - 25, CUSTOMERS);
    many.forEach(c -> company.editCustomer(c.erpId(), values("phoneNumber", "+49 30 2")));
    company.sandbox().crmCounters().reset();

    company.pull(Side.ERP);
    company.awaitQuiet();

    assertThat(company.sandbox().crmCounters().get("requests")).isLessThanOrEqualTo(4);
    assertThat(account(many.get(24)).path("telephone1").asText()).isEqualTo("+49 30 2");
  }

  @Test
  void row_11_05_a_change_of_one_direction_is_not_lost_when_both_sides_moved() throws Exception {
    company.editCustomer(pair.erpId(), values("phoneNumber", "+49 30 5"));
    company.editAccount(
        pair.crmId(), values("telephone1", "+49 30 5").put("websiteurl", "https://five.example"));

    company.tick();

    assertThat(customer().path("website").asText()).isEqualTo("https://five.example");
    assertThat(errors()).isEmpty();
  }

  @Test
  void row_11_07_a_record_that_was_committed_late_is_not_missed() throws InterruptedException {
    company.tick();
    company.tripwire().stampLate(Duration.ofSeconds(20));
    String id = create("customers", values("displayName", "Committed late"));
    company.tripwire().stampLate(Duration.ZERO);

    company.pull(Side.ERP);
    company.awaitQuiet();

    assertThat(couplingOf(id)).hasSize(1);
  }

  @Test
  void row_11_08_an_uncoupled_record_that_failed_is_tried_again_though_the_bookmark_passed_it()
      throws Exception {
    Folders.replace(
        integrator.mapping("customer-account"),
        "\n  - { erp: displayName, crm: name }",
        "\n  - { erp: displayName, crm: name, validate: { pattern: \"[^!]*\" } }");
    integrator.save();
    String id = create("customers", values("displayName", "Not today!"));
    company.tick();
    company.tick();
    company.tick();
    assertThat(couplingOf(id)).isEmpty();

    integrator.restore();
    company.tick();

    assertThat(couplingOf(id)).as("released by the new revision of the mapping").hasSize(1);
  }

  @Test
  void row_11_11_a_record_that_is_skipped_one_way_still_flows_the_other_way() throws Exception {
    company.editAccount(pair.crmId(), values("name", "x".repeat(150)));
    company.tick();
    company.tick();
    assertThat(errors()).extracting(RecordError::side).containsExactly(Side.CRM);

    company.editCustomer(pair.erpId(), values("phoneNumber", "+49 30 11"));
    company.tick();

    assertThat(account().path("telephone1").asText()).isEqualTo("+49 30 11");
    company.editAccount(pair.crmId(), values("name", "Short again"));
    company.tick();
    assertThat(errors()).isEmpty();
  }

  @Test
  void row_11_12_a_full_run_overwrites_nothing_that_both_sides_changed() throws Exception {
    company.editCustomer(pair.erpId(), values("city", "of the ERP"));
    company.editAccount(pair.crmId(), values("address1_city", "of the CRM"));

    company
        .node()
        .readings()
        .read(Request.full(UUID.randomUUID(), Landscape.MAPPING, Side.ERP, Instruction.AGAIN));
    company.awaitQuiet();

    assertThat(account().path("address1_city").asText()).isEqualTo("of the CRM");
    assertThat(errors()).extracting(RecordError::code).contains(ErrorCode.UPDATE_CONFLICT);
  }

  @Test
  void row_11_13_edits_under_the_account_of_the_node_are_read() throws InterruptedException {
    Mapping mapping = company.mapping(Landscape.MAPPING);
    var crm = company.node().systems().among(company.mappings()).crm();
    SideRecord record = crm.read(mapping, List.of(pair.crmId())).get(pair.crmId());
    crm.write(mapping, List.of(Write.modify(record, Fields.of(Map.of("telephone1", "+49 30 13")))));

    company.tick();

    assertThat(customer().path("phoneNumber").asText()).isEqualTo("+49 30 13");
  }

  @Test
  void row_11_14_a_value_that_cannot_be_brought_over_is_told_of() throws InterruptedException {
    company.editAccount(pair.crmId(), values("address1_country", "Atlantis"));

    company.tick();

    assertThat(errors())
        .extracting(RecordError::code)
        .containsExactly(ErrorCode.VALUE_NOT_TRANSLATABLE);
    assertThat(errors().get(0).detail()).contains("address1_country", "Atlantis");
    company.editAccount(pair.crmId(), values("address1_country", "Germany"));
  }

  @Test
  void row_11_15_a_template_does_not_override_what_the_mapping_says() throws Exception {
    Folders.append(
        integrator.mapping("customer-account"),
        """

        templates:
          to-crm: [ { name: T, values: { name: of the template, industrycode: 7 } } ]
        """);
    integrator.save();
    create("customers", values("displayName", "Of the mapping"));

    company.tick();

    JsonNode made = company.account("name eq 'Of the mapping'");
    assertThat(made.path("industrycode").asInt()).isEqualTo(7);
    integrator.restore();
  }

  @Test
  void row_11_16_matching_gives_each_record_its_own_reason() {
    String alone = create("customers", values("displayName", "Nobody like me"));
    String twice =
        create("customers", values("displayName", "Unclear").put("email", "t@example.com"));
    for (int i = 0; i < 2; i++) {
      ObjectNode account = values("name", "T" + i).put("emailaddress1", "t@example.com");
      company.sandbox().crmPerson().create("accounts", account.put("customertypecode", 3));
    }
    List<Prospect> prospects = new ArrayList<>();
    Mapping mapping = company.mapping(Landscape.MAPPING);

    company
        .node()
        .fullSync()
        .survey(mapping)
        .all(mapping, Side.ERP, Instruction.MATCH, prospects::addAll);

    assertThat(prospect(prospects, alone).reason().code()).isEqualTo(ErrorCode.NO_MATCH);
    assertThat(prospect(prospects, twice).foreseen()).isEqualTo(Foreseen.AMBIGUOUS);
    assertThat(prospect(prospects, twice).reason().code()).isEqualTo(ErrorCode.AMBIGUOUS);
  }

  private static Prospect prospect(List<Prospect> prospects, String id) {
    return prospects.stream().filter(p -> p.recordId().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void row_11_17_a_coupling_goes_even_when_both_records_are_gone() throws InterruptedException {
    company.sandbox().crmPerson().delete("accounts", UUID.fromString(pair.crmId()));
    company.sandbox().erpPerson().delete("customers", UUID.fromString(pair.erpId()));

    company.ask(Side.ERP, Instruction.settle(Settlement.UNCOUPLE), pair.erpId());

    assertThat(couplingOf(pair.erpId())).isEmpty();
    assertThat(errors()).isEmpty();
  }

  @Test
  void row_11_18_what_a_record_refers_to_is_synchronised_on_demand() throws InterruptedException {
    String terms = create("paymentTerms", values("code", "45D").put("displayName", "45 days"));
    String id =
        create("customers", values("displayName", "From Oslo").put("paymentTermsId", terms));

    company.pull(Side.ERP);
    company.awaitQuiet();
    company.pull(Side.ERP);
    company.awaitQuiet();

    assertThat(couplingOf(id)).as("%s", company.errors()).hasSize(1);
    assertThat(company.node().store().couplings().page("PAYMENT-TERMS", null, 100))
        .extracting(Coupling::erpId)
        .contains(terms);
  }

  @Test
  void row_11_19_all_failing_records_are_shown_and_counted_by_cause() throws Exception {
    Coupling other = pairs.next();
    company.editAccount(pair.crmId(), values("name", "y".repeat(150)));
    company.editAccount(other.crmId(), values("name", "z".repeat(150)));

    company.tick();

    assertThat(company.errors())
        .extracting(RecordError::recordId)
        .contains(pair.crmId(), other.crmId());
    assertThat(company.node().store().errors().groups())
        .filteredOn(g -> g.code() == ErrorCode.VALUE_REJECTED)
        .extracting(ErrorGroup::count)
        .containsExactly(2L);
    company.editAccount(pair.crmId(), values("name", "Y"));
    company.editAccount(other.crmId(), values("name", "Z"));
  }

  private String create(String set, ObjectNode values) {
    return company.sandbox().erpPerson().create(set, values).path("id").asText();
  }

  private List<Coupling> couplingOf(String erpId) {
    return company.node().store().couplings().find(Landscape.MAPPING, Side.ERP, List.of(erpId));
  }

  private List<RecordError> errors() {
    return company.errors().stream()
        .filter(e -> e.recordId().equals(pair.erpId()) || e.recordId().equals(pair.crmId()))
        .toList();
  }

  private JsonNode customer() {
    return company.customer("id eq " + pair.erpId());
  }

  private JsonNode account() {
    return account(pair);
  }

  private JsonNode account(Coupling of) {
    return company.account("accountid eq " + of.crmId());
  }
}
