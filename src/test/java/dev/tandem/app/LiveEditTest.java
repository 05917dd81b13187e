package dev.tandem.app;

import static dev.tandem.app.Landscape.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tandem.mapping.Side;
import dev.tandem.sync.Complaint;
import dev.tandem.sync.Edition;
import dev.tandem.sync.RefusedEdit;
import dev.tandem.sync.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Somebody edits route files and mapping files of a running node. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveEditTest {
  private static final String CUSTOMERS = "customer-account";

  private Landscape landscape;
  private Integrator integrator;
  private List<String> routes;
  private int edits;

  @BeforeAll
  void couple(@TempDir Path folder) throws InterruptedException {
    landscape = Landscape.ofCustomers(6, folder.resolve("data"));
    integrator = new Integrator(landscape, folder);
    landscape.pass();
    routes = integrator.runningRoutes();
  }

  @AfterAll
  void close() {
    landscape.close();
  }

  @AfterEach
  void repair() throws InterruptedException {
    landscape.sandbox().faults().clear();
    integrator.restore();
    assertThat(landscape.node().edits().refused()).isEmpty();
    assertThat(integrator.runningRoutes()).isEqualTo(routes);
    assertAnEditOfACustomerArrives();
  }

  private void assertAnEditOfACustomerArrives() throws InterruptedException {
    JsonNode customer = landscape.bothSides().customers().get(0);
    String phone = "+49 30 " + ++edits;
    landscape.editCustomer(customer.path("id").asText(), values("phoneNumber", phone));
    landscape.pass();
    assertThat(landscape.account("telephone1 eq '" + phone + "'").path("name"))
        .isEqualTo(customer.path("displayName"));
  }

  @Test
  void should_transfer_a_field_from_the_moment_it_is_added_to_a_mapping() throws Exception {
    String before = landscape.mapping(Landscape.MAPPING).revision();
    Folders.append(
        integrator.mapping(CUSTOMERS),
        "  - { erp: taxRegistrationNumber, crm: accountnumber, direction: to-crm }\n");
    integrator.save();
    JsonNode customer = landscape.bothSides().customers().get(1);
    landscape.editCustomer(
        customer.path("id").asText(), values("taxRegistrationNumber", "DE 4711"));

    landscape.pass();

    assertThat(landscape.account("accountnumber eq 'DE 4711'").path("name"))
        .isEqualTo(customer.path("displayName"));
    Run run = landscape.node().store().runs().latest(Landscape.MAPPING, 1).get(0);
    assertThat(run.mappingRevision())
        .isEqualTo(landscape.mapping(Landscape.MAPPING).revision())
        .isNotEqualTo(before);
    assertThat(integrator.inEffect().files())
        .containsExactly(integrator.mapping(CUSTOMERS).toString());
  }

  @Test
  void should_wait_until_an_edit_is_at_rest() {
    Edition before = integrator.inEffect();
    Folders.append(integrator.mapping("currency"), "# one\n");
    landscape.node().liveEdit().look();
    Folders.append(integrator.mapping("currency"), "# two\n");
    landscape.node().liveEdit().look();
    assertThat(integrator.inEffect()).isSameAs(before);

    landscape.node().liveEdit().look();

    assertThat(integrator.inEffect()).isNotSameAs(before);
  }

  @Test
  void should_check_a_mapping_of_an_extension_against_the_api_of_the_extension() throws Exception {
    String agents = Files.readString(Path.of("config/mappings/shipping-agent.yaml"));
    String route = Files.readString(Path.of("routes/shipping-agent.camel.yaml"));
    integrator.write(
        integrator.mapping("shipping-agent"), agents.replace("{ erp: code,", "{ erp: cod,"));
    integrator.write(integrator.route("shipping-agent"), route);
    assertThat(integrator.refused().toString()).contains("shippingAgents", "no property cod");

    integrator.write(integrator.mapping("shipping-agent"), agents);
    integrator.save();

    assertThat(landscape.mappings().find("SHIPPING-AGENT")).isPresent();
    integrator.restore();
  }

  @Test
  void should_put_a_new_mapping_with_its_route_file_to_work() throws Exception {
    landscape
        .sandbox()
        .erpPerson()
        .create("unitsOfMeasure", JsonNodeFactory.instance.objectNode().put("code", "CRATE"));
    integrator.write(
        integrator.mapping("unit-group"),
        """
        name: UNIT-GROUP
        erp: { entity: unitsOfMeasure, key: code }
        crm: { entity: uomschedules }
        direction: to-crm
        create: { to-crm: true }
        fields:
          - { erp: code, crm: name }
        """);
    integrator.write(
        integrator.route("unit-group"),
        java.nio.file.Files.readString(integrator.route("currency"))
            .replace("currency", "unit-group")
            .replace("CURRENCY", "UNIT-GROUP"));

    integrator.save();
    landscape.pass();

    assertThat(integrator.runningRoutes()).contains("unit-group-pull-erp", "unit-group-apply");
    assertThat(landscape.sandbox().crmPerson().query("uomschedules?$filter=name%20eq%20'CRATE'"))
        .hasSize(1);
  }

  @Test
  void should_take_a_mapping_off_whose_two_files_are_deleted_and_miss_nothing_till_it_is_back()
      throws Exception {
    integrator.delete(integrator.mapping(CUSTOMERS));
    integrator.delete(integrator.route(CUSTOMERS));

    integrator.save();

    assertThat(integrator.runningRoutes())
        .noneMatch(id -> id.startsWith(CUSTOMERS))
        .hasSize(routes.size() - 3);
    JsonNode customer = landscape.bothSides().customers().get(2);
    landscape.editCustomer(customer.path("id").asText(), values("addressLine2", "Meanwhile"));
    landscape.pass();
    integrator.restore();
    landscape.pass();
    assertThat(landscape.account("address1_line2 eq 'Meanwhile'").path("name"))
        .isEqualTo(customer.path("displayName"));
  }

  @Test
  void should_stop_the_routes_of_a_mapping_that_is_switched_off() {
    Folders.replace(
        integrator.mapping(CUSTOMERS), "direction: both", "enabled: false\ndirection: both");

    integrator.save();

    assertThat(integrator.runningRoutes()).noneMatch(id -> id.startsWith(CUSTOMERS));
  }

  @Test
  void should_exchange_all_routes_when_a_shared_one_is_edited() throws Exception {
    Folders.replace(
        integrator.route("shared/apply"),
        "description: Bring a batch",
        "description: Edited. Bring a batch");

    integrator.save();

    assertThat(integrator.runningRoutes()).isEqualTo(routes);
    assertThat(landscape.node().context().getRoute("apply").getDescription()).startsWith("Edited.");
    assertAnEditOfACustomerArrives();
  }

  @Test
  void should_exchange_only_the_routes_whose_file_was_edited() {
    var untouched = landscape.node().context().getRoute("salespeople-apply");
    var edited = landscape.node().context().getRoute("currency-apply");
    Folders.append(integrator.route("currency"), "# edited\n");

    integrator.save();

    assertThat(landscape.node().context().getRoute("salespeople-apply")).isSameAs(untouched);
    assertThat(landscape.node().context().getRoute("currency-apply")).isNotSameAs(edited);
  }

  /** Both would have the same Quartz trigger, which only shows when they run side by side. */
  @Test
  void should_put_the_old_route_back_when_the_edited_one_does_not_start() {
    Edition before = integrator.inEffect();
    Folders.replace(
        integrator.route("salespeople"), "tandem/salespeople-crm", "tandem/currency-erp");

    Complaint complaint = integrator.refused().complaints().get(0);

    assertThat(complaint.toString()).contains("TDM-103", integrator.route("salespeople") + ":");
    assertThat(integrator.inEffect()).isSameAs(before);
    assertThat(integrator.runningRoutes()).isEqualTo(routes);
  }

  @Test
  void should_let_a_batch_go_that_waits_for_a_system_and_fetch_it_again_by_the_edited_route()
      throws Exception {
    String customer = landscape.bothSides().customers().get(3).path("id").asText();
    landscape.editCustomer(customer, values("addressLine2", "Held up"));
    landscape.faults("{'side':'crm','kind':'503'}");
    landscape.pull(Side.ERP);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                landscape.node().context().getInflightRepository().size("customer-account-apply")
                    > 0);
    Folders.append(integrator.route(CUSTOMERS), "# edited\n");

    integrator.save();

    landscape.sandbox().faults().clear();
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> assertThat(landscape.account("address1_line2 eq 'Held up'").isObject()).isTrue());
  }

  @Test
  void should_put_an_edit_off_while_a_system_cannot_be_asked() {
    Edition before = integrator.inEffect();
    landscape.faults("{'side':'crm','kind':'503'}");
    Folders.append(integrator.mapping(CUSTOMERS), "# edited\n");

    RefusedEdit edit = integrator.refused();
    assertThat(edit.isPutOff()).isTrue();
    assertThat(edit.complaints().get(0).code().id()).isEqualTo("TDM-106");
    assertThat(integrator.inEffect()).isSameAs(before);

    landscape.sandbox().faults().clear();
    integrator.save();
    assertThat(integrator.inEffect()).isNotSameAs(before);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("brokenEdits")
  void should_change_nothing_by_a_broken_edit_and_name_file_line_and_remedy(
      String what, Consumer<Integrator> edit, String file, String message, String remedy) {
    Edition before = integrator.inEffect();
    edit.accept(integrator);

    String complaints = integrator.refused().toString();

    assertThat(complaints).containsPattern("TDM-\\d{3} .*" + file).contains(message, remedy);
    assertThat(integrator.inEffect()).isSameAs(before);
    assertThat(integrator.runningRoutes()).isEqualTo(routes);
  }

  static Stream<Arguments> brokenEdits() {
    return Stream.of(
        broken(
            "syntax of a mapping",
            i -> Folders.append(i.mapping("currency"), "  - { erp: code\n"),
            "currency\\.yaml:\\d+:\\d+",
            "Broken YAML",
            "close quotes and brackets"),
        broken(
            "unknown key",
            i -> Folders.replace(i.mapping("currency"), "direction:", "directon:"),
            "currency\\.yaml:8:1",
            "Unknown key directon",
            "Did you mean direction?"),
        broken(
            "unknown field",
            i -> Folders.replace(i.mapping("currency"), "erp: symbol", "erp: symbl"),
            "currency\\.yaml:18:\\d+",
            "currencies of the ERP has no property symbl",
            "Did you mean symbol?"),
        broken(
            "syntax of a route",
            i -> Folders.append(i.route("currency"), "  bad: [\n"),
            "currency\\.camel\\.yaml:\\d+:\\d+",
            "Broken YAML",
            "close quotes and brackets"),
        broken(
            "unknown component",
            i -> Folders.replace(i.route("currency"), "uri: kafka:", "uri: kafca:"),
            "currency\\.camel\\.yaml:15:12",
            "No endpoint could be found for: kafca",
            "Did you mean kafka?"),
        broken(
            "unknown option",
            i -> Folders.replace(i.route("currency"), "groupId", "grupId"),
            "currency\\.camel\\.yaml:16:21",
            "Unknown parameters=[{grupId",
            "Did you mean groupId?"),
        broken(
            "unknown step",
            i -> Folders.replace(i.route("currency"), "setBody:", "setBodi:"),
            "currency\\.camel\\.yaml:10:11",
            "Camel does not know setBodi",
            "Did you mean setBody?"),
        broken(
            "deleted route file",
            i -> i.delete(i.route("currency")),
            "currency\\.camel\\.yaml",
            "has no route file",
            "Copy another route file"),
        broken(
            "deleted mapping file",
            i -> i.delete(i.mapping(CUSTOMERS)),
            "customer-account\\.camel\\.yaml",
            "There is no mapping for this route file.",
            "Delete it too"),
        broken(
            "deleted mapping on which another depends",
            i -> {
              i.delete(i.mapping("currency"));
              i.delete(i.route("currency"));
            },
            "customer-account\\.yaml:\\d+:\\d+",
            "There is no mapping named CURRENCY.",
            "Known here"),
        broken(
            "deleted shared file",
            i -> i.delete(i.route("shared/pull")),
            "currency\\.camel\\.yaml:\\d+:\\d+",
            "There is no route from named direct:pull",
            "Did you mean direct:apply?"),
        broken(
            "a part that cannot be exchanged",
            i -> Folders.append(i.route("currency"), "- beans:\n    - { name: x, type: y }\n"),
            "currency\\.camel\\.yaml:20:3",
            "A running node cannot exchange beans.",
            "Restart the node"));
  }

  private static Arguments broken(
      String what, Consumer<Integrator> edit, String file, String message, String remedy) {
    return Arguments.of(what, edit, file, message, remedy);
  }
}
