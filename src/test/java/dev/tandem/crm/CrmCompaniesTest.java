package dev.tandem.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tandem.mapping.CompanyColumn;
import dev.tandem.mapping.Mapping;
import dev.tandem.odata.HttpAnswer;
import dev.tandem.odata.SampleMappings;
import dev.tandem.odata.WireServer;
import dev.tandem.odata.WireServer.Received;
import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.Fields;
import dev.tandem.sync.ReadPosition;
import dev.tandem.sync.SideRecord;
import dev.tandem.sync.SystemFault;
import dev.tandem.sync.Version;
import dev.tandem.sync.Write;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A CRM that several ERP companies share. */
class CrmCompaniesTest {
  private static final Mapping MAPPING = SampleMappings.OTHER_COMPANY;
  private static final String COLUMN = "bcbi_companyid";
  private static final String ROWS = "{\"value\":[{\"bcbi_companyid\":\"row\"}]}";
  private static final String OWNERS =
      """
      {"value":[{"accountid":"1","_bcbi_companyid_value":"row"},
      {"accountid":"2","_bcbi_companyid_value":null},
      {"accountid":"3","_bcbi_companyid_value":"another"}]}""";

  private final AtomicReference<String> rows = new AtomicReference<>(ROWS);
  private WireServer server;

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void should_pick_up_records_of_the_own_company_and_of_none() {
    changes(crm(WireServer.ok("{\"value\":[]}")));

    assertThat(server.received().get(0).target())
        .isEqualTo(
            "/api/data/v9.2/bcbi_companies?$select=bcbi_companyid"
                + "&$filter=bcbi_externalid eq 'c2'");
    assertThat(server.received().get(1).target())
        .contains(
            "$select=accountid,modifiedon,name,_bcbi_companyid_value&",
            "$filter=(statecode eq 0) and"
                + " (_bcbi_companyid_value eq row or _bcbi_companyid_value eq null)&");
  }

  @Test
  void should_look_the_row_of_the_company_up_once() {
    CrmSystem crm = crm(WireServer.ok("{\"value\":[]}"));

    changes(crm);
    changes(crm.among(SampleMappings.ALL));

    assertThat(server.received()).hasSize(3);
  }

  @Test
  void should_count_without_the_records_of_other_companies_but_list_the_ids_of_all() {
    CrmSystem crm = crm(WireServer.ok(OWNERS));

    crm.count(MAPPING);
    crm.ids(MAPPING, null);

    assertThat(server.received().get(1).target()).contains("_bcbi_companyid_value eq row");
    assertThat(server.received().get(2).target()).doesNotContain("$filter");
  }

  @Test
  void should_tell_own_records_from_those_of_others_and_of_nobody() {
    List<SideRecord> records = changes(crm(WireServer.ok(OWNERS)));

    assertThat(records)
        .extracting(r -> r.values().get(COLUMN))
        .containsExactly(CompanyColumn.OWN, null, "another");
  }

  @Test
  void should_bind_the_row_of_the_own_company_and_empty_the_column() {
    CrmSystem crm = crm(Multiparts.answer(200, "204 No Content", "", "204 No Content", ""));

    crm.write(MAPPING, List.of(Write.insert("a1", company(CompanyColumn.OWN)), emptied()));

    assertThat(server.received().get(1).body())
        .contains("{\"bcbi_CompanyId@odata.bind\":\"/bcbi_companies(row)\"}")
        .contains("{\"bcbi_CompanyId@odata.bind\":null}");
  }

  @Test
  void should_say_which_row_is_missing_until_it_is_there() {
    CrmSystem crm = crm(WireServer.ok("{\"value\":[]}"));
    rows.set("{\"value\":[]}");

    SystemFault fault = catchThrowableOfType(SystemFault.class, () -> changes(crm));

    assertThat(fault.problem().code()).isEqualTo(ErrorCode.COMPANY_NOT_IN_CRM);
    assertThat(fault.concernsOneMapping()).isTrue();
    assertThat(fault).hasMessageContaining("No row of bcbi_companies has the bcbi_externalid c2.");
    rows.set(ROWS);
    assertThat(changes(crm)).isEmpty();
  }

  private static List<SideRecord> changes(CrmSystem crm) {
    return crm.changes(MAPPING, List.of("name", COLUMN), ReadPosition.after(null)).records();
  }

  private static Write emptied() {
    SideRecord known = new SideRecord("a2", new Version("W/\"7\"", null), Fields.none());
    return Write.modify(known, company(null));
  }

  private static Fields company(String value) {
    return Fields.of(Collections.singletonMap(COLUMN, value));
  }

  private CrmSystem crm(HttpAnswer answer) {
    server = new WireServer(r -> isForRows(r) ? WireServer.ok(rows.get()) : answer);
    return new CrmSystem(
            server.connection(CrmSystem.headers()),
            server.url(),
            SampleMappings.ALL,
            new CrmSettings(1000, 100, 1033, Map.of(), null),
            UUID::randomUUID)
        .forCompanies(mapping -> "c2");
  }

  private static boolean isForRows(Received request) {
    return request.target().contains("/bcbi_companies?");
  }
}
