package dev.tandem.erp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.app.MappingWords;
import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.MappingReader;
import dev.tandem.mapping.Side;
import dev.tandem.odata.HttpAnswer;
import dev.tandem.odata.WireServer;
import dev.tandem.odata.WireServer.Received;
import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.Fields;
import dev.tandem.sync.ReadPosition;
import dev.tandem.sync.Receipt;
import dev.tandem.sync.SideRecord;
import dev.tandem.sync.Write;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Persons belong to customers and vendors, which the ERP tells only from their side. */
class CompanyContactsTest {
  private static final String ADATUM = "11111111-1111-1111-1111-111111111111";
  private static final String STRANGER = "22222222-2222-2222-2222-222222222222";
  private static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");

  private final Mapping contact =
      new MappingReader(MappingWords.all())
          .read(
              "contact.yaml",
              """
              name: CONTACT
              erp: { entity: contacts }
              crm: { entity: contacts }
              direction: both
              fields:
                - { erp: displayName, crm: name }
                - { erp: companyId, crm: parentcustomerid, lookup: CUSTOMER }
              """);
  private final WireServer server = new WireServer(CompanyContactsTest::answer);
  private final ErpSystem erp =
      new ErpSystem(
          server.connection(ErpSystem.headers()),
          server.url() + "/api/v2.0",
          ErpSettings.of("CRONUS"),
          Optional::empty,
          Clock.fixed(NOW, ZoneOffset.UTC));

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void should_tell_to_whom_a_person_belongs() {
    List<SideRecord> persons =
        erp.changes(contact, contact.properties(Side.ERP), ReadPosition.after(null)).records();

    assertThat(persons)
        .extracting(SideRecord::values)
        .containsExactly(
            Fields.of(Map.of("displayName", "Anna", "companyId", ADATUM)),
            Fields.of(Map.of("displayName", "Ben")).with(Fields.of(nothing("companyId"))));
    assertThat(targets().get(1))
        .contains("contacts?$select=id,lastModifiedDateTime,displayName,companyNumber&");
  }

  @Test
  void should_ask_for_the_relations_of_a_page_of_strangers_once() {
    erp.changes(contact, contact.properties(Side.ERP), ReadPosition.after(null));
    erp.changes(contact, contact.properties(Side.ERP), ReadPosition.after(null));

    assertThat(targets()).filteredOn(t -> t.contains("/customers?")).hasSize(1);
    assertThat(targets()).filteredOn(t -> t.contains("/vendors?")).hasSize(1);
  }

  @Test
  void should_put_a_new_person_under_the_contact_of_the_company() {
    erp.write(contact, List.of(Write.insert(null, Fields.of(Map.of("companyId", ADATUM)))));

    assertThat(server.received().get(server.received().size() - 1).body())
        .contains("{\"companyNumber\":\"CT1\"}");
  }

  @Test
  void should_fail_only_the_person_whose_company_has_no_contact() {
    List<Receipt> receipts =
        erp.write(
            contact,
            List.of(
                Write.insert(null, Fields.of(Map.of("companyId", STRANGER))),
                Write.insert(null, Fields.of(Map.of("companyId", ADATUM)))));

    assertThat(receipts)
        .extracting(Receipt::status)
        .containsExactly(Receipt.Status.REJECTED, Receipt.Status.WRITTEN);
    assertThat(receipts.get(0).problem())
        .isEqualTo(
            ErrorCode.COMPANY_CONTACT_MISSING.with(
                "No contact stands for the customer or vendor " + STRANGER + "."));
  }

  private static Map<String, Object> nothing(String name) {
    return java.util.Collections.singletonMap(name, null);
  }

  private List<String> targets() {
    return server.received().stream().map(Received::target).toList();
  }

  private static HttpAnswer answer(Received request) {
    String path = request.target().replaceFirst("\\?.*", "");
    if (path.endsWith("/companies")) {
      return WireServer.ok("{\"value\":[{\"id\":\"C1\",\"name\":\"CRONUS\"}]}");
    }
    if (path.endsWith("/contacts")) {
      return WireServer.ok(
          "{\"value\":["
              + "{\"id\":\"p1\",\"displayName\":\"Anna\",\"companyNumber\":\"CT1\"},"
              + "{\"id\":\"p2\",\"displayName\":\"Ben\",\"companyNumber\":\"CT9\"}]}");
    }
    if (path.endsWith("/customers")) {
      return WireServer.ok(
          "{\"value\":[{\"id\":\""
              + ADATUM
              + "\",\"contactsInformation\":["
              + "{\"contactNumber\":\"CT1\",\"contactType\":\"Company\"},"
              + "{\"contactNumber\":\"CT2\",\"contactType\":\"Person\"}]}]}");
    }
    if (path.endsWith("/vendors")) {
      return WireServer.ok("{\"value\":[]}");
    }
    return WireServer.ok(
        "{\"responses\":[{\"id\":\"1\",\"status\":201,\"body\":{\"id\":\"p3\",\"companyNumber\":\"CT1\"}}]}");
  }
}
