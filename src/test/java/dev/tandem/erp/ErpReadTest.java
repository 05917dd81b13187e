package dev.tandem.erp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tandem.odata.HttpAnswer;
import dev.tandem.odata.SampleMappings;
import dev.tandem.odata.WireServer;
import dev.tandem.odata.WireServer.Received;
import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.IdPage;
import dev.tandem.sync.Page;
import dev.tandem.sync.ReadPosition;
import dev.tandem.sync.SideRecord;
import dev.tandem.sync.SystemFault;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ErpReadTest {
  private static final String COMPANIES =
      "{\"value\":[{\"id\":\"C1\",\"name\":\"CRONUS\",\"displayName\":\"Cronus AG\"},"
          + "{\"id\":\"C2\",\"name\":\"Other\",\"displayName\":\"\"}]}";
  private static final List<String> PROPERTIES =
      List.of("displayName", "creditLimit", "paymentTermsId");
  private static final Instant AFTER = Instant.parse("2026-02-03T04:05:06Z");

  private WireServer server;

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void should_ask_for_what_changed_but_judge_blank_enums_itself() {
    changes("{\"value\":[]}");

    Received request = server.received().get(1);
    assertThat(request.target())
        .isEqualTo(
            "/api/v2.0/companies(C1)/customers?$select=id,lastModifiedDateTime,displayName,"
                + "creditLimit,paymentTermsId,blocked"
                + "&$filter=(type eq 'Company') and lastModifiedDateTime gt 2026-02-03T04:05:06.000Z"
                + "&$orderby=lastModifiedDateTime,id");
    assertThat(request.header("Prefer")).isEqualTo("odata.maxpagesize=1000");
  }

  @Test
  void should_need_one_request_when_the_company_is_known() {
    server = server("{\"value\":[]}");
    ErpSystem erp = erp("CRONUS");
    erp.changes(SampleMappings.CUSTOMER, PROPERTIES, ReadPosition.after(AFTER));

    erp.changes(SampleMappings.CUSTOMER, PROPERTIES, ReadPosition.after(AFTER));

    assertThat(server.received()).hasSize(3);
  }

  @Test
  void should_keep_records_whose_enum_is_blank_in_either_spelling() {
    Page page =
        changes(
            "{\"value\":[{\"id\":\"1\",\"blocked\":\"_x0020_\"},{\"id\":\"2\",\"blocked\":\" \"},"
                + "{\"id\":\"3\",\"blocked\":\"All\"}]}");

    assertThat(page.records()).extracting(SideRecord::id).containsExactly("1", "2");
    assertThat(page.records().get(0).values().has("blocked")).isFalse();
  }

  @Test
  void should_read_empty_values_as_null() {
    Page page =
        changes(
            "{\"value\":[{\"@odata.etag\":\"W/\\\"x\\\"\",\"id\":\"1\",\"displayName\":\"\","
                + "\"creditLimit\":1000.50,\"blocked\":\"_x0020_\","
                + "\"paymentTermsId\":\"00000000-0000-0000-0000-000000000000\","
                + "\"lastModifiedDateTime\":\"2026-02-03T05:00:00.12Z\"}]}");

    SideRecord record = page.records().get(0);
    Map<String, Object> expected = new HashMap<>();
    expected.put("displayName", null);
    expected.put("creditLimit", new BigDecimal("1000.5"));
    expected.put("paymentTermsId", null);
    assertThat(record.values().asMap()).isEqualTo(expected);
    assertThat(record.version().tag()).isEqualTo("W/\"x\"");
    assertThat(record.version().modifiedAt()).isEqualTo("2026-02-03T05:00:00.120Z");
  }

  @Test
  void should_follow_the_next_link() {
    server = server("{\"value\":[]}");

    erp("CRONUS")
        .changes(
            SampleMappings.CUSTOMER,
            PROPERTIES,
            ReadPosition.after(AFTER).page(server.url() + "/api/v2.0/next?aid=1"));

    assertThat(server.received().get(0).target()).isEqualTo("/api/v2.0/next?aid=1");
  }

  @Test
  void should_find_the_company_by_id_name_or_display_name() {
    for (String wanted : List.of("c1", "CRONUS", "cronus", "Cronus AG")) {
      server = server("{\"value\":[]}");
      erp(wanted).changes(SampleMappings.CUSTOMER, PROPERTIES, ReadPosition.after(AFTER));
      server.close();

      assertThat(server.received().get(1).target()).startsWith("/api/v2.0/companies(C1)/");
    }
  }

  @Test
  void should_read_in_the_company_that_the_mapping_names() {
    server = server("{\"value\":[]}");
    ErpSystem erp = erp("CRONUS");

    erp.changes(SampleMappings.OTHER_COMPANY, PROPERTIES, ReadPosition.after(AFTER));
    erp.changes(SampleMappings.CUSTOMER, PROPERTIES, ReadPosition.after(AFTER));
    erp.ids(SampleMappings.OTHER_COMPANY, null);

    assertThat(server.received())
        .extracting(r -> r.target().replaceFirst("\\?.*", ""))
        .containsExactly(
            "/api/v2.0/companies",
            "/api/v2.0/companies(C2)/customers",
            "/api/v2.0/companies",
            "/api/v2.0/companies(C1)/customers",
            "/api/v2.0/companies(C2)/customers");
    assertThat(erp.companyId(SampleMappings.OTHER_COMPANY)).isEqualTo("c2");
    assertThat(erp.companyId(SampleMappings.CUSTOMER)).isEqualTo("c1");
  }

  @Test
  void should_list_the_companies_when_there_is_none_of_that_name() {
    server = server("{\"value\":[]}");

    SystemFault fault =
        catchThrowableOfType(
            SystemFault.class,
            () ->
                erp("Nobody")
                    .changes(SampleMappings.CUSTOMER, PROPERTIES, ReadPosition.after(AFTER)));

    assertThat(fault.problem().code()).isEqualTo(ErrorCode.COMPANY_UNKNOWN);
    assertThat(fault.isPassing()).isFalse();
    assertThat(fault.getMessage()).contains("'Nobody'", "'CRONUS' (C1)", "'Other' (C2)");
  }

  @Test
  void should_read_named_records_in_one_batch_and_leave_missing_ones_out() {
    server =
        server(
            "{\"responses\":[{\"id\":\"2\",\"status\":404,\"body\":{}},"
                + "{\"id\":\"1\",\"status\":200,\"body\":{\"id\":\"1\",\"displayName\":\"A\"}}]}");

    Map<String, SideRecord> found = erp("CRONUS").read(SampleMappings.CUSTOMER, List.of("1", "2"));

    assertThat(found).containsOnlyKeys("1");
    assertThat(found.get("1").values().text("displayName")).isEqualTo("A");
    Received batch = server.received().get(1);
    assertThat(batch.target()).isEqualTo("/api/v2.0/$batch");
    assertThat(batch.header("Prefer")).isEqualTo("odata.continue-on-error");
    assertThat(batch.body())
        .contains("\"method\":\"GET\",\"url\":\"companies(C1)/customers(1)?$select=id,");
  }

  @Test
  void should_ask_nothing_for_no_ids() {
    server = server("{}");

    assertThat(erp("CRONUS").read(SampleMappings.CUSTOMER, Collections.emptyList())).isEmpty();
    assertThat(server.received()).isEmpty();
  }

  @Test
  void should_list_the_ids_of_all_records_whatever_the_filter_says() {
    server = server("{\"value\":[{\"id\":\"1\"},{\"id\":\"2\"}]}");

    IdPage page = erp("CRONUS").ids(SampleMappings.CUSTOMER, null);

    assertThat(page).isEqualTo(new IdPage(List.of("1", "2"), null));
    Received request = server.received().get(1);
    assertThat(request.target()).isEqualTo("/api/v2.0/companies(C1)/customers?$select=id");
    assertThat(request.header("Prefer")).isEqualTo("odata.maxpagesize=20000");
  }

  @Test
  void should_count_what_the_filter_lets_through_with_blank_enums_judged_here() {
    server =
        server(
            "{\"value\":[{\"id\":\"1\",\"blocked\":\"_x0020_\"},"
                + "{\"id\":\"2\",\"blocked\":\" \"},{\"id\":\"3\",\"blocked\":\"All\"}]}");

    assertThat(erp("CRONUS").count(SampleMappings.CUSTOMER)).isEqualTo(2);
    assertThat(server.received().get(1).target()).contains("$filter=type eq 'Company'");
  }

  private Page changes(String body) {
    server = server(body);
    return erp("CRONUS").changes(SampleMappings.CUSTOMER, PROPERTIES, ReadPosition.after(AFTER));
  }

  private static WireServer server(String body) {
    return new WireServer(r -> answer(r, body));
  }

  private static HttpAnswer answer(Received request, String body) {
    return WireServer.ok(request.target().equals("/api/v2.0/companies") ? COMPANIES : body);
  }

  private ErpSystem erp(String company) {
    return new ErpSystem(
        server.connection(ErpSystem.headers()),
        server.url() + "/api/v2.0",
        ErpSettings.of(company),
        Optional::empty,
        Clock.systemUTC());
  }
}
