package dev.tandem.app;

import static dev.tandem.app.Landscape.values;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.mapping.Side;
import dev.tandem.sync.Coupling;
import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.RecordError;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
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
