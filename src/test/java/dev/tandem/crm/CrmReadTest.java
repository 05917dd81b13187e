package dev.tandem.crm;

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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CrmReadTest {
  private static final List<String> PROPERTIES =
      List.of("name", "creditlimit", "transactioncurrencyid", "paymenttermscode");
  private static final Instant AFTER = Instant.parse("2026-02-03T04:05:06.789Z");
  private static final String ACCOUNT =
      "{\"@odata.etag\":\"W/\\\"7\\\"\",\"accountid\":\"a1\",\"modifiedon\":\"2026-02-03T05:00:00Z\","
          + "\"name\":\"Ä\",\"creditlimit\":10.50,\"_transactioncurrencyid_value\":\"c1\","
          + "\"paymenttermscode\":3}";

  private WireServer server;

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void should_ask_for_mapped_columns_that_changed_in_stable_order() {
    changes("{\"value\":[]}", ReadPosition.after(AFTER));

    assertThat(server.received()).hasSize(1);
    assertThat(server.received().get(0).target())
        .isEqualTo(
            "/api/data/v9.2/accounts?$select=accountid,modifiedon,name,creditlimit,"
                + "_transactioncurrencyid_value,paymenttermscode"
                + "&$filter=(statecode eq 0 and customertypecode eq 3)"
                + " and modifiedon gt 2026-02-03T04:05:06Z"
                + "&$orderby=modifiedon asc,accountid asc");
    assertThat(server.received().get(0).header("Prefer")).isEqualTo("odata.maxpagesize=1000");
  }

  @Test
  void should_ask_for_all_records_of_the_filter_in_a_full_read() {
    changes("{\"value\":[]}", ReadPosition.after(null));

    assertThat(server.received().get(0).target())
        .contains("&$filter=statecode eq 0 and customertypecode eq 3&")
        .doesNotContain("modifiedon gt");
  }

  @Test
  void should_read_values_under_the_names_of_the_mapping() {
    SideRecord record = changes("{\"value\":[" + ACCOUNT + "]}", position()).records().get(0);

    assertThat(record.id()).isEqualTo("a1");
    assertThat(record.version().tag()).isEqualTo("W/\"7\"");
    assertThat(record.version().modifiedAt()).isEqualTo("2026-02-03T05:00:00Z");
    assertThat(record.values().asMap())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "name",
                "Ä",
                "creditlimit",
                new BigDecimal("10.5"),
                "transactioncurrencyid",
                "c1",
                "paymenttermscode",
                new BigDecimal("3")));
  }

  @Test
  void should_follow_the_next_link_unchanged_with_the_same_preference() {
    String next = "/api/data/v9.2/accounts?$skiptoken=%3Ccookie%20a=%22b%22%3E";
    server = new WireServer(r -> WireServer.ok("{\"value\":[]}"));

    crm(server.url())
        .changes(SampleMappings.CUSTOMER, PROPERTIES, position().page(server.url() + next));

    Received request = server.received().get(0);
    assertThat(request.target()).isEqualTo("/api/data/v9.2/accounts?$skiptoken=<cookie a=\"b\">");
    assertThat(request.header("Prefer")).isEqualTo("odata.maxpagesize=1000");
  }

  @Test
  void should_hand_on_the_next_link_and_the_clock_of_the_system() {
    server =
        new WireServer(r -> WireServer.ok("{\"value\":[],\"@odata.nextLink\":\"http://x/n\"}"));

    Page page = crm(server.url()).changes(SampleMappings.CUSTOMER, PROPERTIES, position());

    assertThat(page.next()).isEqualTo("http://x/n");
    assertThat(page.serverTime()).isNotNull();
  }

  @Test
  void should_use_an_address_that_names_the_version_as_it_is() {
    server = new WireServer(r -> WireServer.ok("{\"value\":[]}"));

    crm(server.url() + "/api/data/v9.1/").changes(SampleMappings.CUSTOMER, PROPERTIES, position());

    assertThat(server.received().get(0).target()).startsWith("/api/data/v9.1/accounts?");
  }

  @Test
  void should_tell_which_property_the_system_does_not_know() {
    server =
        new WireServer(
            r ->
                WireServer.json(
                    400,
                    "{\"error\":{\"code\":\"0x0\",\"message\":\"Could not find a property named 'x'\"}}"));

    SystemFault fault = fault();

    assertThat(fault.problem().code()).isEqualTo(ErrorCode.RESOURCE_UNKNOWN);
    assertThat(fault.isPassing()).isFalse();
    assertThat(fault.getMessage()).contains("accounts", "Could not find a property named 'x'");
  }

  @Test
  void should_notice_an_address_that_is_no_web_api() {
    server = new WireServer(r -> new HttpAnswer(200, CrmSystem.headers(), "<html>Welcome</html>"));

    SystemFault fault = fault();

    assertThat(fault.problem().code()).isEqualTo(ErrorCode.PROTOCOL);
    assertThat(fault.isPassing()).isFalse();
  }

  @Test
  void should_read_named_records_in_one_batch_and_leave_missing_ones_out() {
    server = new WireServer(r -> Multiparts.answer(200, "200 OK", ACCOUNT, "404 Not Found", "{}"));

    Map<String, SideRecord> found =
        crm(server.url()).read(SampleMappings.CUSTOMER, List.of("a1", "a2"));

    assertThat(found).containsOnlyKeys("a1");
    Received batch = server.received().get(0);
    assertThat(server.received()).hasSize(1);
    assertThat(batch.target()).isEqualTo("/api/data/v9.2/$batch");
    assertThat(batch.header("Prefer")).isEqualTo("odata.continue-on-error");
    assertThat(batch.body())
        .contains("GET /api/data/v9.2/accounts(a1)?$select=accountid,modifiedon,name,")
        .contains("GET /api/data/v9.2/accounts(a2)?");
  }

  @Test
  void should_ask_again_for_what_a_server_left_out_behind_an_error() {
    server =
        new WireServer(
            r ->
                r.body().contains("accounts(a1)")
                    ? Multiparts.answer(404, "404 Not Found", "{}")
                    : Multiparts.answer(200, "200 OK", ACCOUNT));

    Map<String, SideRecord> found =
        crm(server.url()).read(SampleMappings.CUSTOMER, List.of("a1", "a2"));

    assertThat(found).containsOnlyKeys("a2");
    assertThat(server.received()).hasSize(2);
  }

  @Test
  void should_list_the_ids_of_all_records_in_large_pages_of_the_key_alone() {
    server =
        new WireServer(
            r ->
                WireServer.ok(
                    r.target().contains("skip")
                        ? "{\"value\":[{\"accountid\":\"c\"}]}"
                        : "{\"value\":[{\"accountid\":\"a\"},{\"accountid\":\"b\"}],"
                            + "\"@odata.nextLink\":\"/api/data/v9.2/accounts?skip\"}"));

    IdPage first = crm(server.url()).ids(SampleMappings.CUSTOMER, null);
    IdPage second = crm(server.url()).ids(SampleMappings.CUSTOMER, first.next());

    assertThat(first.ids()).containsExactly("a", "b");
    assertThat(second).isEqualTo(new IdPage(List.of("c"), null));
    assertThat(server.received().get(0).target())
        .isEqualTo("/api/data/v9.2/accounts?$select=accountid");
    assertThat(server.received().get(0).header("Prefer")).isEqualTo("odata.maxpagesize=5000");
  }

  @Test
  void should_count_what_the_filter_lets_through_over_all_pages() {
    server =
        new WireServer(
            r ->
                WireServer.ok(
                    r.target().contains("skip")
                        ? "{\"value\":[{\"accountid\":\"c\"}]}"
                        : "{\"value\":[{\"accountid\":\"a\"},{\"accountid\":\"b\"}],"
                            + "\"@odata.nextLink\":\"/api/data/v9.2/accounts?skip\"}"));

    assertThat(crm(server.url()).count(SampleMappings.CUSTOMER)).isEqualTo(3);
    assertThat(server.received().get(0).target()).contains("&$filter=");
  }

  private Page changes(String body, ReadPosition from) {
    server = new WireServer(r -> WireServer.ok(body));
    return crm(server.url()).changes(SampleMappings.CUSTOMER, PROPERTIES, from);
  }

  private SystemFault fault() {
    return catchThrowableOfType(
        SystemFault.class,
        () -> crm(server.url()).changes(SampleMappings.CUSTOMER, PROPERTIES, position()));
  }

  private static ReadPosition position() {
    return ReadPosition.after(AFTER);
  }

  private CrmSystem crm(String url) {
    return new CrmSystem(
        server.connection(CrmSystem.headers()),
        url,
        SampleMappings.ALL,
        CrmSettings.standard(),
        UUID::randomUUID);
  }
}
