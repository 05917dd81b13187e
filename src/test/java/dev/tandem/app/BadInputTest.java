package dev.tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.app.Program.Result;
import dev.tandem.sandbox.Sandbox;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Everything that people get wrong: a message with cause and remedy, and nothing lost. */
@TestInstance(Lifecycle.PER_CLASS)
class BadInputTest {
  private static final String WRONG = "wrong-secret-99";

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
    tandem = new Program(folder).with(SmallSandbox.settings(sandbox));
  }

  @AfterEach
  void stop() {
    tandem.close();
  }

  @Test
  void should_refuse_a_host_that_does_not_exist() {
    tandem.with("crm.url", "http://no-such-host.invalid");

    refused("TDM-210", "crm.url", "unknown host no-such-host.invalid");
  }

  @Test
  void should_say_in_words_what_is_wrong_with_a_data_folder_or_a_size() {
    Result folder = tandem.run("demo", "--once", "--data", "no-such-folder");
    Result size = tandem.run("sandbox", "--items", "2");

    assertThat(folder.exit()).isNotZero();
    assertThat(folder.err()).contains("crm.json: the file is missing").doesNotContain("\tat ");
    assertThat(size.exit()).isNotZero();
    assertThat(size.err()).contains("Give --customers at least 3").doesNotContain("\tat ");
  }

  @Test
  void should_refuse_a_path_that_leads_nowhere() {
    tandem.with("erp.url", sandbox.erpUrl().replace("/api/v2.0", "/api/v9.9"));

    refused("TDM-210", "erp.url");
  }

  @Test
  void should_refuse_to_pass_once_over_a_system_that_is_down() throws IOException {
    tandem.with("erp.url", "http://localhost:" + freePort() + "/api/v2.0");

    refused("TDM-201", "ERP", "Connection refused");
  }

  @Test
  void should_refuse_a_wrong_secret_and_continue_with_the_right_one() {
    tandem.with("crm.client-secret", WRONG);
    refused("TDM-202", "CRM login", "tandem-crm");

    tandem.with("crm.client-secret", SmallSandbox.CRM_SECRET);
    assertThat(tandem.run("run", "--once").exit()).isZero();
  }

  @Test
  void should_list_the_companies_when_the_wanted_one_is_missing() {
    tandem.with("erp.company", "Cronus");

    refused("TDM-205", "'Cronus'", sandbox.companyId().toString());
  }

  @Test
  void should_switch_a_mapping_off_that_names_an_unknown_field_and_do_the_others()
      throws IOException {
    Path file = tandem.folder().resolve("config/mappings/customer-account.yaml");
    Folders.replace(file, "crm: telephone1", "crm: telefone1");

    Result result = tandem.run("run", "--once", "-o", "json");

    JsonNode report = new ObjectMapper().readTree(result.lastLine());
    assertThat(result.exit()).as(result.all()).isEqualTo(3);
    assertThat(report.at("/mappings/CUSTOMER-ACCOUNT/off").asText())
        .contains("TDM-206", "config/mappings/customer-account.yaml", "telefone1");
    assertThat(report.at("/mappings/CURRENCY/coupled").asInt()).isPositive();
    assertClean(result);
  }

  @Test
  void should_refuse_an_unknown_key_in_a_mapping_file() {
    Folders.append(tandem.folder().resolve("config/mappings/currency.yaml"), "directon: both\n");

    refused("TDM-102", "config/mappings/currency.yaml:", "Did you mean direction?");
  }

  @Test
  void should_refuse_broken_yaml_in_a_route_file() {
    Folders.append(tandem.folder().resolve("routes/currency.camel.yaml"), "  bad: [\n");

    refused("TDM-103", "routes/currency.camel.yaml:", "Broken YAML");
  }

  @Test
  void should_refuse_a_step_that_camel_does_not_know() {
    Folders.replace(tandem.folder().resolve("routes/currency.camel.yaml"), "setBody:", "setBodi:");

    refused("TDM-103", "routes/currency.camel.yaml:10:11", "Did you mean setBody?");
  }

  @Test
  void should_refuse_an_unknown_setting() {
    Folders.append(
        tandem.folder().resolve("config/application.properties"), "\nkafka.broker=a:1\n");

    refused("TDM-101", "kafka.broker.", "Did you mean kafka.brokers?");
  }

  @Test
  void should_name_a_missing_setting_and_its_variable() {
    tandem.with("erp.token-url", "");

    refused("TDM-101", "erp.token-url", "TANDEM_ERP_TOKEN_URL");
  }

  @Test
  void should_refuse_a_port_that_is_taken_before_anything_else_starts() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      tandem.with("http.port", String.valueOf(taken.getLocalPort()));

      Result result = tandem.run("run");

      assertRefused(result, "TDM-104", "http.port", String.valueOf(taken.getLocalPort()));
      assertThat(tandem.folder().resolve("data")).doesNotExist();
    }
  }

  @Test
  void should_need_no_port_for_one_pass() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      tandem.with("http.port", String.valueOf(taken.getLocalPort()));

      assertThat(tandem.run("run", "--once").exit()).isZero();
    }
  }

  @Test
  void should_refuse_a_data_directory_that_is_in_use() {
    try (DataDirectory other = DataDirectory.open(tandem.folder().resolve("data"))) {
      refused("TDM-105", other.path().toString());
    }
  }

  @Test
  void should_refuse_a_wrong_password_of_the_store() {
    tandem.with("store.password", "right-one-11");
    assertThat(tandem.run("run", "--once").exit()).isZero();

    tandem.with("store.password", WRONG);
    refused("TDM-101", "store.password");
  }

  @Test
  void should_refuse_a_user_that_the_database_does_not_know() throws IOException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      tandem
          .with("store.url", "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres")
          .with("store.user", "nobody")
          .with("store.password", WRONG);

      refused("TDM-101", "store.user");
    }
  }

  @Test
  void should_refuse_brokers_that_do_not_answer() throws IOException {
    tandem.with("kafka.brokers", "localhost:" + freePort());

    refused("TDM-201", "kafka.brokers");
  }

  private void refused(String... words) {
    assertRefused(tandem.run("run", "--once", "-o", "json"), words);
  }

  private static void assertRefused(Result result, String... words) {
    assertThat(result.exit()).as(result.all()).isOne();
    assertThat(result.err()).contains(words).contains("Remedy: ");
    assertClean(result);
  }

  /** No stack trace for people, no secret for anybody. */
  private static void assertClean(Result result) {
    assertThat(result.all())
        .doesNotContain("\tat ", "Exception in thread")
        .doesNotContain(WRONG, SmallSandbox.CRM_SECRET, SmallSandbox.ERP_SECRET);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
