package dev.tandem.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.sync.Complaint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
  @TempDir private Path folder;
  private final Map<String, String> environment = new TreeMap<>();

  @BeforeEach
  void copyTheShippedFiles() {
    Folders.copyConfiguration(folder);
    environment.put("TANDEM_CONFIG_DIR", folder.resolve("config").toString());
    environment.put("TANDEM_ROUTES_DIR", folder.resolve("routes").toString());
  }

  @Test
  void should_find_nothing_in_the_shipped_files() {
    assertThat(complaints()).isEmpty();
  }

  @Test
  void should_name_an_unknown_setting_with_its_line_and_the_probable_one() {
    Folders.append(settings(), "\ncrm.ulr=http://localhost\n");

    assertThat(only()).startsWith("TDM-101 " + settings() + ":16:1: Unknown setting crm.ulr.");
    assertThat(only()).endsWith("Did you mean crm.url?");
  }

  @Test
  void should_name_a_schedule_of_a_mapping_that_does_not_exist() {
    Folders.append(settings(), "\ncustomer-acount.cron=0 0/5 * * * ?\n");

    assertThat(only()).contains("customer-acount.cron", "Did you mean customer-account.cron?");
  }

  @Test
  void should_accept_a_schedule_of_a_mapping() {
    Folders.append(settings(), "\ncustomer-account.cron=0 0/5 * * * ?\n");

    assertThat(complaints()).isEmpty();
  }

  @Test
  void should_name_a_schedule_that_quartz_does_not_understand() {
    environment.put("TANDEM_CURRENCY_CRON", "*/5 * * * *");

    assertThat(only())
        .contains("environment: The setting currency.cron (TANDEM_CURRENCY_CRON): '*/5 * * * *'")
        .contains("Remedy: Write a Quartz schedule");
  }

  @Test
  void should_name_a_setting_that_is_no_number() {
    environment.put("TANDEM_SYNC_PAGE_SIZE", "many");

    assertThat(only()).contains("sync.page-size", "'many'", "a whole number");
  }

  @Test
  void should_name_an_address_that_is_none() {
    environment.put("TANDEM_CRM_URL", "org.crm4.dynamics.com");

    assertThat(only()).contains("crm.url", "'org.crm4.dynamics.com'", "https://host/path");
  }

  @Test
  void should_name_an_unknown_key_of_a_mapping() {
    Path file = mapping("currency");
    Folders.replace(file, "direction: to-crm", "directon: to-crm");

    assertThat(complaints().get(0))
        .startsWith("TDM-102 " + file)
        .contains("Unknown key directon.", "Did you mean direction?");
  }

  @Test
  void should_name_a_filter_that_is_no_odata() {
    Folders.replace(mapping("customer-account"), "statecode eq 0", "statecode = 0");

    assertThat(only()).contains("customer-account.yaml:", "The filter is not understood", "'='");
  }

  @Test
  void should_say_where_the_yaml_of_a_mapping_is_broken() {
    Folders.append(mapping("currency"), "  - { erp: code\n");

    assertThat(only()).containsPattern("TDM-102 .*currency\\.yaml:\\d+:\\d+: Broken YAML");
  }

  @Test
  void should_say_where_the_yaml_of_a_route_is_broken() {
    Folders.append(route("currency"), "  bad: [\n");

    assertThat(only()).containsPattern("TDM-103 .*currency\\.camel\\.yaml:\\d+:\\d+: Broken YAML");
  }

  @Test
  void should_find_several_faults_in_several_files_at_once() {
    Folders.append(settings(), "\ncrm.ulr=http://localhost\n");
    Folders.append(mapping("currency"), "directon: both\n");
    Folders.replace(
        route("salespeople"), "routeConfigurationId: mapping", "routeConfigurationId: maping");

    assertThat(complaints()).hasSize(3);
  }

  @Test
  void should_name_a_misspelt_error_configuration() {
    Folders.replace(
        route("currency"), "routeConfigurationId: mapping", "routeConfigurationId: maping");

    assertThat(only())
        .startsWith("TDM-103 " + route("currency") + ":4:27: ")
        .contains("no error configuration named maping", "Did you mean mapping?");
  }

  @Test
  void should_name_an_unknown_step() {
    Folders.replace(route("shared/apply"), "ref: planner", "ref: planer");

    assertThat(only()).contains("no step named planer", "Did you mean planner?");
  }

  @Test
  void should_name_a_route_that_nobody_answers() {
    Folders.replace(route("currency"), "direct:apply", "direct:aply");

    assertThat(only()).contains("direct:aply", "Did you mean direct:apply?");
  }

  @Test
  void should_name_a_placeholder_without_a_setting() {
    Folders.replace(route("currency"), "{{currency.cron}}", "{{curency.cron}}");

    assertThat(only()).contains("no setting curency.cron", "Did you mean currency.cron?");
  }

  @Test
  void should_name_a_route_id_that_is_used_twice() {
    Folders.replace(route("shared/pull"), "id: pull", "id: apply");

    assertThat(only()).contains("The route id apply is already used in", "apply.camel.yaml");
  }

  @Test
  void should_name_a_mapping_without_a_route_file() throws IOException {
    Files.delete(route("currency"));

    assertThat(only()).contains("currency.camel.yaml", "has no route file");
  }

  @Test
  void should_name_a_route_file_without_a_mapping() throws IOException {
    Files.delete(mapping("customer-account"));

    assertThat(only()).contains("customer-account.camel.yaml", "no mapping for this route file");
  }

  @Test
  void should_name_a_side_that_is_never_read() {
    Folders.replace(
        route("customer-account"), "id: customer-account-pull-crm", "id: customer-account-crm");

    assertThat(only()).contains("The route customer-account-pull-crm is missing");
  }

  @Test
  void should_notice_a_copied_route_file_that_still_works_for_the_other_mapping() {
    Folders.replace(route("currency"), "constant: CURRENCY", "constant: SALESPEOPLE");

    assertThat(complaints()).hasSize(2).allMatch(c -> c.contains("Write constant: CURRENCY."));
  }

  @Test
  void should_know_from_camel_itself_which_steps_there_are() {
    Folders.replace(route("currency"), "setBody:", "setBodi:");

    assertThat(ofCamel())
        .singleElement()
        .asString()
        .contains("currency.camel.yaml:10:11: Camel does not know setBodi here.")
        .contains("Did you mean setBody?");
  }

  @Test
  void should_find_nothing_against_the_shipped_routes_in_camels_schema() {
    assertThat(ofCamel()).isEmpty();
  }

  @Test
  void should_not_start_with_any_fault() {
    Folders.append(mapping("currency"), "directon: both\n");

    assertThatThrownBy(() -> Configuration.read(load()))
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessageContaining("TDM-102");
  }

  private Path settings() {
    return folder.resolve("config/application.properties");
  }

  private Path mapping(String name) {
    return folder.resolve("config/mappings/" + name + ".yaml");
  }

  private Path route(String name) {
    return folder.resolve("routes/" + name + ".camel.yaml");
  }

  private Settings load() {
    return Settings.load(environment, Map.of());
  }

  private String only() {
    assertThat(complaints()).hasSize(1);
    return complaints().get(0);
  }

  private List<String> complaints() {
    return Configuration.lint(load()).complaints().stream().map(Complaint::toString).toList();
  }

  private List<Complaint> ofCamel() {
    return Configuration.complaintsOfCamel(load());
  }
}
