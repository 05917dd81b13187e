package dev.tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.app.Program.Result;
import dev.tandem.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(Lifecycle.PER_CLASS)
class CheckCommandTest {
  private final ObjectMapper json = new ObjectMapper();
  private Sandbox sandbox;
  private Program tandem;

  @BeforeAll
  void startSandbox() {
    sandbox = SmallSandbox.start();
  }

  @AfterAll
  void stopSandbox() {
    sandbox.close();
  }

  @BeforeEach
  void prepare(@TempDir Path folder) {
    sandbox.faults().clear();
    tandem = new Program(folder);
  }

  @Test
  void should_pass_a_fresh_configuration_and_say_what_is_not_set_yet() {
    Result result = tandem.run("check");

    assertThat(result.exit()).isZero();
    assertThat(result.out()).contains("Nothing is wrong.", "needed to run: crm.url");
  }

  @Test
  void should_note_a_variable_that_nobody_reads() {
    tandem.with("crm.clientid", "somebody");

    assertThat(tandem.run("check").out()).contains("the variable TANDEM_CRM_CLIENTID.");
  }

  @Test
  void should_report_settings_that_cannot_be_read_in_json_too() throws IOException {
    Folders.append(tandem.folder().resolve("config/application.properties"), "\ncrm.url=\\u00zz\n");

    Result result = tandem.run("check", "-o", "json");

    assertThat(result.exit()).isOne();
    assertThat(json.readTree(result.lastLine()).at("/findings/0/code").asText())
        .isEqualTo("TDM-101");
  }

  @Test
  void should_end_with_one_json_object_and_exit_1() throws IOException {
    Folders.replace(currency(), "direction: to-crm", "directon: to-crm");

    Result result = tandem.run("check", "-o", "json");

    JsonNode report = json.readTree(result.lastLine());
    assertThat(result.exit()).isOne();
    assertThat(report.path("ok").booleanValue()).isFalse();
    JsonNode finding = report.path("findings").get(0);
    assertThat(finding.path("file").asText()).isEqualTo("config/mappings/currency.yaml");
    assertThat(finding.path("line").asInt()).isPositive();
    assertThat(finding.path("column").asInt()).isPositive();
    assertThat(finding.path("code").asText()).isEqualTo("TDM-102");
    assertThat(finding.path("message").asText()).contains("directon");
    assertThat(finding.path("remedy").asText()).isEqualTo("Did you mean direction?");
  }

  @Test
  void should_find_every_mapping_on_in_the_sandbox() throws IOException {
    Result result = connect();

    JsonNode report = json.readTree(result.lastLine());
    assertThat(result.exit()).as(result.all()).isZero();
    assertThat(report.path("mappings")).hasSize(5).allMatch(m -> m.path("ok").booleanValue());
    assertThat(report.path("notes").toString()).contains("truncate(100)");
    assertThat(result.all()).doesNotContain(SmallSandbox.CRM_SECRET, SmallSandbox.ERP_SECRET);
  }

  @Test
  void should_name_options_without_a_partner_until_they_are_paired() throws IOException {
    assertThat(json.readTree(connect().lastLine()).path("notes").toString())
        .contains("the option '2% 10, Net 30' of paymenttermscode has no partner in the ERP");

    Folders.replace(
        tandem.folder().resolve("config/mappings/payment-terms.yaml"),
        "  - { erp: code, crm: label }",
        "  - { erp: code, crm: label, values: { 14 TAGE: '2% 10, Net 30' }, transform: trim }");

    assertThat(json.readTree(connect().lastLine()).path("notes").toString())
        .doesNotContain("2% 10, Net 30");
  }

  @Test
  void should_find_all_shipped_mappings_on_in_the_sandbox() throws IOException {
    tandem.withAllMappings();

    Result result = connect();

    JsonNode mappings = json.readTree(result.lastLine()).path("mappings");
    assertThat(result.exit()).as(result.all()).isZero();
    assertThat(mappings).hasSize(24).allMatch(m -> m.path("ok").booleanValue());
    assertThat(mappings.at("/UNIT-OF-MEASURE/reason").asText())
        .isEqualTo("Only without groups of units, and the setting units.groups is true.");
  }

  @Test
  void should_say_which_mappings_are_off_where_the_pages_of_the_extension_are_absent()
      throws IOException {
    tandem.withAllMappings().with("prices.lists", "false");
    sandbox.setExtension(false);
    try {
      JsonNode mappings = json.readTree(connect().lastLine()).path("mappings");

      assertThat(mappings.at("/SALESPRC-PRODPRICE/off").booleanValue()).isTrue();
      assertThat(mappings.at("/SALESPRC-PRODPRICE/reason").asText())
          .isEqualTo("The ERP has no API tandem/sales/v1.0.");
      assertThat(mappings.at("/ITEM-PRODUCT/off").booleanValue()).isFalse();
    } finally {
      sandbox.setExtension(true);
    }
  }

  @Test
  void should_find_a_property_that_a_system_does_not_have() throws IOException {
    Path file = tandem.folder().resolve("config/mappings/customer-account.yaml");
    Folders.replace(file, "crm: telephone1", "crm: telefone1");
    Folders.replace(file, "entity: customers", "entity: custmers");

    Result result = connect();

    JsonNode report = json.readTree(result.lastLine());
    assertThat(result.exit()).isOne();
    assertThat(report.path("findings"))
        .extracting(f -> f.path("line").asInt() + " " + f.path("remedy").asText())
        .containsExactlyInAnyOrder("10 Did you mean customers?", "51 Did you mean telephone1?");
    assertThat(report.at("/mappings/CUSTOMER-ACCOUNT/off").booleanValue()).isTrue();
    assertThat(report.at("/mappings/CURRENCY/off").booleanValue()).isFalse();
  }

  @Test
  void should_find_a_property_that_only_a_filter_names() throws IOException {
    Path file = tandem.folder().resolve("config/mappings/customer-account.yaml");
    Folders.replace(file, "statecode eq 0", "statcode eq 0");

    assertThat(json.readTree(connect().lastLine()).path("findings").toString())
        .contains("accounts of the CRM has no property statcode.", "Did you mean statecode?");
  }

  @Test
  void should_go_on_without_metadata_and_say_so_once() throws IOException {
    sandbox
        .faults()
        .replace(
            json.readTree(
                "{\"rules\":[{\"side\":\"crm\",\"kind\":\"401\",\"pathContains\":\"metadata\"}]}"));

    Result result = connect();

    assertThat(result.exit()).as(result.all()).isZero();
    assertThat(json.readTree(result.lastLine()).path("notes"))
        .filteredOn(note -> note.asText().contains("does not show its metadata"))
        .hasSize(1);
  }

  @Test
  void should_ask_nobody_while_settings_are_missing() throws IOException {
    Result result = tandem.run("check", "--connect", "-o", "json");

    assertThat(result.exit()).isOne();
    assertThat(json.readTree(result.lastLine()).path("findings")).hasSize(9);
    assertThat(result.out()).contains("TANDEM_ERP_COMPANY");
  }

  @Test
  void should_say_whose_secret_is_wrong() {
    tandem.with(SmallSandbox.settings(sandbox)).with("erp.client-secret", "wrong-one-99");

    Result result = tandem.run("check", "--connect");

    assertThat(result.exit()).isOne();
    assertThat(result.out()).contains("TDM-202", "ERP login", "CUSTOMER-ACCOUNT   on");
    assertThat(result.all()).doesNotContain("wrong-one-99");
  }

  private Result connect() {
    return tandem.with(SmallSandbox.settings(sandbox)).run("check", "--connect", "-o", "json");
  }

  private Path currency() {
    return tandem.folder().resolve("config/mappings/currency.yaml");
  }
}
