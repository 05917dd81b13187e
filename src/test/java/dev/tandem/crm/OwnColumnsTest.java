package dev.tandem.crm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.app.MappingWords;
import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.MappingReader;
import dev.tandem.mapping.Mappings;
import dev.tandem.mapping.Side;
import dev.tandem.odata.WireServer;
import dev.tandem.sync.Fields;
import dev.tandem.sync.ReadPosition;
import dev.tandem.sync.Receipt;
import dev.tandem.sync.SideRecord;
import dev.tandem.sync.Write;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tables and columns that users made themselves are mapped like any others. */
class OwnColumnsTest {
  private static final String ROW =
      "{\"@odata.etag\":\"W/\\\"8\\\"\",\"new_projectid\":\"p1\",\"modifiedon\":\"2026-02-03T05:00:00Z\","
          + "\"new_title\":\"Bridge\",\"new_budget\":10.5,\"new_active\":true,"
          + "\"_new_shop_value\":\"s1\",\"new_phase\":100000001}";

  private final Mapping shop =
      read(
          "shop",
          """
          name: SHOP
          erp: { entity: locations, key: code }
          crm: { entity: new_shops }
          direction: to-crm
          fields: [ { erp: code, crm: new_code } ]
          """);
  private final Mapping project =
      read(
          "project",
          """
          name: PROJECT
          erp: { entity: projects }
          crm: { entity: new_projects, filter: "new_active eq true" }
          direction: both
          fields:
            - { erp: displayName, crm: new_title }
            - { erp: budget, crm: new_budget, validate: { min: 0 } }
            - { erp: active, crm: new_active }
            - { erp: locationCode, crm: new_shop, lookup: SHOP, bind: new_Shop }
            - { erp: phase, crm: new_phase, values: { Start: 100000000, Middle: 100000001 } }
          templates:
            to-crm: [ { name: A, when: "budget gt 10", values: { new_rating: 5 } } ]
          """);

  private WireServer server;

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void should_read_own_columns_of_an_own_table() {
    server = new WireServer(r -> WireServer.ok("{\"value\":[" + ROW + "]}"));

    SideRecord record =
        crm()
            .changes(project, project.properties(Side.CRM), ReadPosition.after(null))
            .records()
            .get(0);

    assertThat(server.received().get(0).target())
        .startsWith(
            "/api/data/v9.2/new_projects?$select=new_projectid,modifiedon,new_title,new_budget,"
                + "new_active,_new_shop_value,new_phase&$filter=new_active");
    assertThat(record.id()).isEqualTo("p1");
    assertThat(record.values())
        .isEqualTo(
            Fields.of(
                Map.of(
                    "new_title",
                    "Bridge",
                    "new_budget",
                    new BigDecimal("10.5"),
                    "new_active",
                    true,
                    "new_shop",
                    "s1",
                    "new_phase",
                    100000001)));
  }

  @Test
  void should_write_own_columns_of_an_own_table() {
    server = new WireServer(r -> Multiparts.answer(200, "201 Created", ROW));

    List<Receipt> receipts =
        crm()
            .write(
                project,
                List.of(
                    Write.insert(
                        "p1",
                        Fields.of(
                            Map.of("new_title", "Bridge", "new_shop", "s1", "new_rating", 5)))));

    assertThat(receipts.get(0).status()).isEqualTo(Receipt.Status.WRITTEN);
    assertThat(server.received().get(0).body())
        .contains("PATCH /api/data/v9.2/new_projects(p1)?$select=new_projectid,modifiedon,")
        .contains("\"new_title\":\"Bridge\"", "\"new_rating\":5")
        .contains("\"new_Shop@odata.bind\":\"/new_shops(s1)\"");
  }

  @Test
  void should_read_a_column_of_the_record_that_is_referred_to() {
    Mapping product =
        read(
            "product",
            """
            name: PRODUCT
            erp: { entity: items }
            crm: { entity: products }
            direction: to-erp
            fields:
              - { erp: displayName, crm: name }
              - { erp: baseUnitOfMeasureCode, crm: defaultuomid/name }
            """);
    server =
        new WireServer(
            r ->
                WireServer.ok(
                    "{\"value\":[{\"productid\":\"p1\",\"defaultuomid\":{\"name\":\"PCS\"}},"
                        + "{\"productid\":\"p2\",\"defaultuomid\":null}]}"));

    List<SideRecord> records =
        crm().changes(product, product.properties(Side.CRM), ReadPosition.after(null)).records();

    assertThat(server.received().get(0).target())
        .contains("$select=productid,modifiedon,name&$expand=defaultuomid($select=name)&");
    assertThat(records)
        .extracting(record -> record.values().get("defaultuomid/name"))
        .containsExactly("PCS", null);
  }

  @Test
  void should_read_a_persons_name_as_one_and_write_it_in_parts() {
    Mapping person =
        read(
            "person",
            """
            name: PERSON
            erp: { entity: contacts }
            crm: { entity: contacts, compose: { whole: { personName: [ firstname, middlename, lastname ] } } }
            direction: both
            fields: [ { erp: displayName, crm: whole } ]
            """);
    String row = "{\"contactid\":\"p1\",\"firstname\":\"Anna\",\"lastname\":\"Berg\"}";
    server =
        new WireServer(
            r ->
                r.target().contains("$batch")
                    ? Multiparts.answer(200, "200 OK", row)
                    : WireServer.ok("{\"value\":[" + row + "]}"));

    SideRecord read =
        crm()
            .changes(person, person.properties(Side.CRM), ReadPosition.after(null))
            .records()
            .get(0);
    Fields renamed = Fields.of(Map.of("whole", "Anna Maria Berg"));
    List<Receipt> receipts = crm().write(person, List.of(Write.modify(read, renamed)));

    assertThat(server.received().get(0).target())
        .contains("contacts?$select=contactid,modifiedon,firstname,middlename,lastname");
    assertThat(read.values()).isEqualTo(Fields.of(Map.of("whole", "Anna Berg")));
    assertThat(server.received().get(1).body())
        .contains("{\"firstname\":\"Anna\",\"middlename\":\"Maria\",\"lastname\":\"Berg\"}");
    assertThat(receipts.get(0).stored().values())
        .isEqualTo(Fields.of(Map.of("whole", "Anna Berg")));
  }

  private static Mapping read(String slug, String text) {
    return new MappingReader(MappingWords.all()).read(slug + ".yaml", text);
  }

  private CrmSystem crm() {
    return new CrmSystem(
        server.connection(CrmSystem.headers()),
        server.url(),
        new Mappings(List.of(shop, project)),
        CrmSettings.standard(),
        UUID::randomUUID);
  }
}
