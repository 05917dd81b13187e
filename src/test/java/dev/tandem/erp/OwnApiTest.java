package dev.tandem.erp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.app.MappingWords;
import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.MappingReader;
import dev.tandem.mapping.Side;
import dev.tandem.odata.HttpAnswer;
import dev.tandem.odata.SampleMappings;
import dev.tandem.odata.WireServer;
import dev.tandem.odata.WireServer.Received;
import dev.tandem.sync.Fields;
import dev.tandem.sync.Page;
import dev.tandem.sync.ReadPosition;
import dev.tandem.sync.Receipt;
import dev.tandem.sync.SideRecord;
import dev.tandem.sync.Write;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tables that extensions of the ERP offer in APIs of their own. */
class OwnApiTest {
  private static final String ROW =
      "{\"@odata.etag\":\"W/\\\"8\\\"\",\"id\":\"1\",\"displayName\":\"Bridge\",\"grade\":7,\"code\":\"PCS\","
          + "\"lastModifiedDateTime\":\"2026-02-03T05:00:00Z\"}";

  private final Mapping project =
      new MappingReader(MappingWords.all())
          .read(
              "project.yaml",
              """
              name: PROJECT
              erp: { entity: projects, api: contoso/shop/v1.0 }
              crm: { entity: new_projects }
              direction: both
              fields:
                - { erp: displayName, crm: new_title }
                - { erp: grade, crm: new_grade }
              """);

  private WireServer server;
  private ErpSystem erp;

  @BeforeEach
  void start() {
    server = new WireServer(OwnApiTest::answer);
    erp =
        new ErpSystem(
            server.connection(ErpSystem.headers()),
            server.url() + "/api/v2.0",
            ErpSettings.of("CRONUS"),
            Optional::empty,
            Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void should_read_changes_at_the_address_of_the_extension() {
    SideRecord record =
        erp.changes(project, project.properties(Side.ERP), ReadPosition.after(null))
            .records()
            .get(0);

    assertThat(targets())
        .containsExactly(
            "/api/contoso/shop/v1.0/companies",
            "/api/contoso/shop/v1.0/companies(C1)/projects"
                + "?$select=id,lastModifiedDateTime,displayName,grade"
                + "&$orderby=lastModifiedDateTime,id");
    assertThat(record.values()).isEqualTo(Fields.of(Map.of("displayName", "Bridge", "grade", 7)));
  }

  @Test
  void should_read_and_write_in_batches_of_the_extension() {
    Map<String, SideRecord> found = erp.read(project, List.of("1"));
    List<Receipt> receipts =
        erp.write(project, List.of(Write.insert(null, Fields.of(Map.of("grade", 7)))));

    assertThat(found).containsOnlyKeys("1");
    assertThat(receipts.get(0).status()).isEqualTo(Receipt.Status.WRITTEN);
    assertThat(targets())
        .containsExactly(
            "/api/contoso/shop/v1.0/companies",
            "/api/contoso/shop/v1.0/$batch",
            "/api/contoso/shop/v1.0/$batch");
    assertThat(server.received().get(1).body())
        .contains("\"url\":\"companies(C1)/projects(1)?$select=id,");
    assertThat(server.received().get(2).body())
        .contains("\"method\":\"POST\",\"url\":\"companies(C1)/projects\"", "{\"grade\":7}");
  }

  @Test
  void should_go_on_reading_other_tables_at_the_standard_address() {
    erp.changes(project, List.of("grade"), ReadPosition.after(null));
    erp.changes(SampleMappings.CUSTOMER, List.of("displayName"), ReadPosition.after(null));
    erp.changes(project, List.of("grade"), ReadPosition.after(null));

    assertThat(targets())
        .extracting(target -> target.replaceFirst("\\?.*", ""))
        .containsExactly(
            "/api/contoso/shop/v1.0/companies",
            "/api/contoso/shop/v1.0/companies(C1)/projects",
            "/api/v2.0/companies",
            "/api/v2.0/companies(C1)/customers",
            "/api/contoso/shop/v1.0/companies(C1)/projects");
  }

  @Test
  void should_read_what_is_composed_by_its_parts() {
    Mapping unit =
        new MappingReader(MappingWords.all())
            .read(
                "unit.yaml",
                """
                name: UNIT
                erp: { entity: projects, key: unit, compose: { unit: "{displayName}|{code}" } }
                crm: { entity: new_units }
                direction: to-crm
                fields: [ { erp: unit, crm: new_code } ]
                """);
    Page page = erp.changes(unit, unit.properties(Side.ERP), ReadPosition.after(null));
    erp.readByKey(unit, List.of("Bridge|P'S", "no key"));

    assertThat(targets().get(1)).contains("$select=id,lastModifiedDateTime,displayName,code&");
    assertThat(page.records().get(0).values()).isEqualTo(Fields.of(Map.of("unit", "Bridge|PCS")));
    assertThat(server.received().get(2).body())
        .contains("displayName%20eq%20'Bridge'%20and%20code%20eq%20'P''S'")
        .doesNotContain("no%20key");
  }

  private List<String> targets() {
    return server.received().stream().map(Received::target).toList();
  }

  private static HttpAnswer answer(Received request) {
    if (request.target().endsWith("/companies")) {
      return WireServer.ok(
          "{\"value\":[{\"id\":\"C1\",\"name\":\"CRONUS\",\"displayName\":\"\"}]}");
    }
    return request.target().endsWith("/$batch")
        ? WireServer.ok("{\"responses\":[{\"id\":\"1\",\"status\":200,\"body\":" + ROW + "}]}")
        : WireServer.ok("{\"value\":[" + ROW + "]}");
  }
}
