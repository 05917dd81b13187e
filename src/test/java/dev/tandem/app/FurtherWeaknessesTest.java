package dev.tandem.app;

import static dev.tandem.app.Landscape.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Side;
import dev.tandem.sync.Coupling;
import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.ErrorGroup;
import dev.tandem.sync.Foreseen;
import dev.tandem.sync.FullSync;
import dev.tandem.sync.FullSyncLine;
import dev.tandem.sync.IgnoredRecord;
import dev.tandem.sync.Instruction;
import dev.tandem.sync.Prospect;
import dev.tandem.sync.Recommendation;
import dev.tandem.sync.RecordError;
import dev.tandem.sync.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The other halves of the weaknesses that BeatenWeaknessesTest goes through. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FurtherWeaknessesTest {
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

  /** Every test has a pair of its own. */
  @BeforeEach
  void next() {
    pair = pairs.next();
  }

  @AfterEach
  void restore() throws InterruptedException {
    company.sandbox().faults().clear();
    company.sandbox().faults().on(asked -> {});
    integrator.restore();
    company.tick();
  }

  @Test
  void row_11_10_a_storm_of_503_marks_no_record() throws InterruptedException {
    Queue<RecordError> marked = new ConcurrentLinkedQueue<>();
    company.editCustomer(pair.erpId(), values("phoneNumber", "+49 30 10"));
    company.sandbox().crmCounters().reset();
    company.sandbox().faults().on(asked -> marked.addAll(errors()));
    company.faults("{'side':'crm','kind':'503','pathContains':'$batch','times':3,'seconds':0}");

    company.pull(Side.ERP);
    company.awaitQuiet();

    assertThat(company.sandbox().crmCounters().get("faults")).isEqualTo(3);
    assertThat(account().path("telephone1").asText()).isEqualTo("+49 30 10");
    assertThat(marked).isEmpty();
    assertThat(errors()).isEmpty();
  }

  @Test
  void row_11_10_a_record_waits_for_its_reference_and_is_released_when_that_arrives()
      throws InterruptedException {
    ObjectNode currency = values("isocurrencycode", "XAF").put("currencyname", "Franc");
    currency.put("currencysymbol", "F").put("exchangerate", 600);
    String id =
        company
            .sandbox()
            .crmPerson()
            .create("transactioncurrencies", currency)
            .path("transactioncurrencyid")
            .asText();
    company.editAccount(
        pair.crmId(),
        values("transactioncurrencyid@odata.bind", "/transactioncurrencies(" + id + ")"));
    company.tick();
    company.tick();
    assertThat(errors())
        .singleElement()
        .returns(ErrorCode.REFERENCE_NOT_COUPLED, RecordError::code)
        .returns(1, RecordError::occurrences);

    create("currencies", values("code", "XAF").put("displayName", "Franc"));
    company.node().tick(company.mapping("CURRENCY"), Side.ERP);
    company.tick();

    assertThat(errors()).isEmpty();
    assertThat(customer().path("currencyCode").asText()).isEqualTo("XAF");
  }

  @Test
  void row_11_17_an_option_that_failed_is_tried_again_though_nobody_edits_it() throws Exception {
    Folders.replace(
        integrator.mapping("payment-terms"),
        "fields:\n  - { erp: code, crm: label }",
        "fields:\n  - { erp: code, crm: label, validate: { pattern: \"[^!]*\" } }");
    integrator.save();
    String id = create("paymentTerms", values("code", "17D!").put("displayName", "17 days"));
    tickTerms();
    tickTerms();
    assertThat(company.errors())
        .filteredOn(error -> error.recordId().equals(id))
        .singleElement()
        .returns(ErrorCode.VALUE_NOT_ALLOWED, RecordError::code)
        .returns("PAYMENT-TERMS", RecordError::mapping);

    integrator.restore();
    tickTerms();

    assertThat(company.node().store().couplings().find("PAYMENT-TERMS", Side.ERP, List.of(id)))
        .hasSize(1);
    assertThat(company.errors()).noneMatch(error -> error.recordId().equals(id));
  }

  @Test
  void row_11_11_a_failure_towards_one_table_leaves_the_coupling_with_another_alone()
      throws Exception {
    vendorMapping();
    String name = account().path("name").asText();
    String vendor = create("vendors", values("displayName", name).put("city", "Vendor town"));
    tickVendors();
    assertThat(vendorCoupling(vendor)).isEqualTo(pair.crmId());

    company.editAccount(pair.crmId(), values("telephone1", "+49 30 11!"));
    company.pull(Side.CRM);
    tickVendors();
    tickVendors();

    assertThat(errors())
        .singleElement()
        .returns("VENDOR-ACCOUNT", RecordError::mapping)
        .returns(2, RecordError::occurrences);
    assertThat(customer().path("phoneNumber").asText()).isEqualTo("+49 30 11!");
  }

  /** Vendors and accounts, coupled only; a telephone number with an exclamation mark fails. */
  private void vendorMapping() throws Exception {
    integrator.write(
        integrator.mapping("vendor-account"),
        """
        name: VENDOR-ACCOUNT
        erp: { entity: vendors, key: number }
        crm: { entity: accounts }
        direction: both
        create: { to-crm: false, to-erp: false }
        match:
          - [ { erp: displayName, crm: name } ]
        fields:
          - { erp: displayName, crm: name }
          - { erp: phoneNumber, crm: telephone1, validate: { pattern: "[^!]*" } }
        """);
    String route = Files.readString(integrator.route("customer-account"));
    integrator.write(
        integrator.route("vendor-account"),
        route
            .replace("customer-account", "vendor-account")
            .replace("CUSTOMER-ACCOUNT", "VENDOR-ACCOUNT"));
    integrator.save();
  }

  private void tickVendors() throws InterruptedException {
    company.node().tick(company.mapping("VENDOR-ACCOUNT"), Side.ERP);
    company.node().tick(company.mapping("VENDOR-ACCOUNT"), Side.CRM);
  }

  private String vendorCoupling(String vendor) {
    return company
        .node()
        .store()
        .couplings()
        .find("VENDOR-ACCOUNT", Side.ERP, List.of(vendor))
        .get(0)
        .crmId();
  }

  @Test
  void row_11_12_a_dry_run_tells_of_a_conflict_and_writes_nothing() {
    company.editCustomer(pair.erpId(), values("city", "of the ERP"));
    company.editAccount(pair.crmId(), values("address1_city", "of the CRM"));
    long written = company.lastWrite();
    Mapping mapping = company.mapping(Landscape.MAPPING);

    List<Prospect> prospects =
        company
            .node()
            .fullSync()
            .survey(mapping)
            .named(mapping, Side.ERP, List.of(pair.erpId()), Instruction.AGAIN);

    assertThat(prospects)
        .singleElement()
        .returns(Foreseen.CONFLICT, Prospect::foreseen)
        .returns(pair.crmId(), Prospect::partnerId);
    assertThat(company.writesSince(written)).isEmpty();
    assertThat(errors()).isEmpty();
  }

  @Test
  void row_11_14_an_owner_that_cannot_be_assigned_is_told_of_with_the_run() throws Exception {
    create("salespeoplePurchasers", values("code", "NOUSER").put("displayName", "No User"));
    String owner = account().path("_ownerid_value").asText();
    company.editCustomer(pair.erpId(), values("salespersonCode", "NOUSER").put("city", "Fourteen"));

    company.tick();

    assertThat(account().path("address1_city").asText()).isEqualTo("Fourteen");
    assertThat(account().path("_ownerid_value").asText()).isEqualTo(owner);
    assertThat(errors()).isEmpty();
    Run run = company.node().store().runs().last(Landscape.MAPPING, Side.ERP).orElseThrow();
    assertThat(company.node().store().runs().ignored(run.id(), 10))
        .filteredOn(ignored -> ignored.recordId().equals(pair.erpId()))
        .singleElement()
        .returns(ErrorCode.FIELD_LEFT_OUT, IgnoredRecord::code)
        .satisfies(ignored -> assertThat(ignored.detail()).contains("NOUSER", "SALESPEOPLE"));
  }

  @Test
  void row_11_14_a_text_that_differs_only_beyond_the_shorter_length_is_told_of() throws Exception {
    String thirty = "A city of thirty characters: 30";
    String fits = thirty.substring(0, 30);
    company.editCustomer(pair.erpId(), values("city", fits));
    company.tick();
    assertThat(account().path("address1_city").asText()).isEqualTo(fits);

    company.editAccount(pair.crmId(), values("address1_city", thirty));
    company.tick();

    assertThat(errors()).extracting(RecordError::code).containsExactly(ErrorCode.VALUE_REJECTED);
    assertThat(errors().get(0).detail()).contains("city", "30");
    assertThat(account().path("address1_city").asText()).as("not cut").isEqualTo(thirty);
  }

  @Test
  void row_11_15_a_rule_of_one_field_does_not_change_what_another_field_gets() throws Exception {
    Folders.replace(
        integrator.mapping("customer-account"),
        "\n  - { erp: displayName, crm: name }",
        "\n  - { erp: displayName, crm: yominame, direction: to-crm, transform: uppercase }"
            + "\n  - { erp: displayName, crm: name }");
    integrator.save();
    company.editCustomer(pair.erpId(), values("displayName", "Fifteen & Sons"));

    company.tick();

    assertThat(account().path("yominame").asText()).isEqualTo("FIFTEEN & SONS");
    assertThat(account().path("name").asText()).isEqualTo("Fifteen & Sons");
    assertThat(customer().path("displayName").asText()).isEqualTo("Fifteen & Sons");
  }

  @Test
  void row_11_18_a_line_of_the_full_synchronisation_is_worked_off_after_those_it_depends_on() {
    FullSync lines = fullSync(Landscape.MAPPING, "PAYMENT-TERMS");

    assertThat(List.of(line("PAYMENT-TERMS"), line(Landscape.MAPPING)))
        .extracting(FullSyncLine::status)
        .containsOnly(FullSyncLine.Status.FINISHED);
    assertThat(lines.lines())
        .filteredOn(line -> line.finishedAt() != null)
        .extracting(FullSyncLine::mapping)
        .containsExactly("PAYMENT-TERMS", Landscape.MAPPING);
    assertThat(line("PAYMENT-TERMS").finishedAt()).isBefore(line(Landscape.MAPPING).finishedAt());
  }

  @Test
  void row_11_18_a_line_that_cannot_be_counted_is_refused_and_holds_up_none_that_depends_on_it() {
    company.stopNode();
    Folders.replace(integrator.mapping("payment-terms"), "paymenttermscode", "nosuchcolumn");

    fullSync(Landscape.MAPPING);

    assertThat(company.mapping(Landscape.MAPPING).dependsOn()).contains("PAYMENT-TERMS");
    assertThat(line("PAYMENT-TERMS").status()).isEqualTo(FullSyncLine.Status.REFUSED);
    assertThat(line("PAYMENT-TERMS").problem().detail()).contains("nosuchcolumn");
    assertThat(line(Landscape.MAPPING).status()).isEqualTo(FullSyncLine.Status.FINISHED);
  }

  /** Starts the lines and waits for the end of each. */
  private FullSync fullSync(String... mappings) {
    FullSync lines = company.node().fullSync().lines();
    lines.review();
    Map<String, Recommendation> modes =
        Stream.of(mappings).collect(Collectors.toMap(m -> m, m -> Recommendation.COUPLE));
    assertThat(lines.start(List.of(mappings), modes, true)).isEmpty();
    company.node().fullSync().workOff().wake();
    await().until(() -> Stream.of(mappings).allMatch(m -> line(m).finishedAt() != null));
    return lines;
  }

  private FullSyncLine line(String mapping) {
    return company.node().fullSync().lines().line(mapping).orElseThrow();
  }

  @Test
  void row_11_19_a_long_run_tells_how_much_of_how_much_is_done() {
    Queue<Long> done = new ConcurrentLinkedQueue<>();
    FullSync lines = company.node().fullSync().lines();
    company
        .sandbox()
        .faults()
        .on(asked -> lines.line(Landscape.MAPPING).map(lines::done).ifPresent(done::add));

    fullSync(Landscape.MAPPING);

    long total = lines.total(line(Landscape.MAPPING));
    assertThat(total).isGreaterThanOrEqualTo(2L * CUSTOMERS);
    assertThat(done).anyMatch(sofar -> sofar > 0 && sofar < total);
    assertThat(lines.done(line(Landscape.MAPPING))).isEqualTo(total);
  }

  @Test
  void row_11_19_more_failing_records_than_a_page_of_the_reference_are_all_shown()
      throws Exception {
    Folders.replace(
        integrator.mapping("customer-account"),
        "\n  - { erp: displayName, crm: name }",
        "\n  - { erp: displayName, crm: name, validate: { pattern: \"[^!]*\" } }");
    integrator.save();
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      ids.add(create("customers", values("displayName", "Failing! " + i)));
    }

    company.pull(Side.ERP);
    company.awaitQuiet();

    assertThat(company.errors())
        .filteredOn(error -> error.code() == ErrorCode.VALUE_NOT_ALLOWED)
        .extracting(RecordError::recordId)
        .containsExactlyInAnyOrderElementsOf(ids);
    assertThat(company.node().store().errors().groups())
        .filteredOn(group -> group.code() == ErrorCode.VALUE_NOT_ALLOWED)
        .extracting(ErrorGroup::mapping, ErrorGroup::count, ErrorGroup::skipped)
        .containsExactly(tuple(Landscape.MAPPING, 120L, 0L));
  }

  private void tickTerms() throws InterruptedException {
    company.node().tick(company.mapping("PAYMENT-TERMS"), Side.ERP);
  }

  private String create(String set, ObjectNode values) {
    return company.sandbox().erpPerson().create(set, values).path("id").asText();
  }

  /** Those of the pair. */
  private List<RecordError> errors() {
    return company.errors().stream()
        .filter(e -> e.recordId().equals(pair.erpId()) || e.recordId().equals(pair.crmId()))
        .toList();
  }

  private JsonNode customer() {
    return company.customer("id eq " + pair.erpId());
  }

  private JsonNode account() {
    return company.account("accountid eq " + pair.crmId());
  }
}
