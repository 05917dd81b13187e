package dev.tandem.erp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tandem.odata.HttpAnswer;
import dev.tandem.odata.Json;
import dev.tandem.odata.SampleMappings;
import dev.tandem.odata.WireServer;
import dev.tandem.odata.WireServer.Received;
import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.Fields;
import dev.tandem.sync.Receipt;
import dev.tandem.sync.Receipt.Status;
import dev.tandem.sync.SideRecord;
import dev.tandem.sync.SystemFault;
import dev.tandem.sync.Version;
import dev.tandem.sync.Write;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ErpWriteTest {
  private static final Write INSERT = Write.insert(null, Fields.of(Map.of("displayName", "A")));
  private static final Write MODIFY =
      Write.modify(
          new SideRecord("1", new Version("W/\"7\"", null), Fields.none()),
          Fields.of(Map.of("displayName", "A")));
  private static final String STORED =
      "{\"@odata.etag\":\"W/\\\"8\\\"\",\"id\":\"1\",\"displayName\":\"A\"}";

  private WireServer server;

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void should_create_by_post_and_modify_the_version_that_was_read() {
    List<Receipt> receipts =
        write(part(1, 201, STORED) + "," + part(2, 200, STORED), INSERT, MODIFY);

    assertThat(receipts).extracting(Receipt::status).containsOnly(Status.WRITTEN);
    assertThat(receipts.get(0).stored().version().tag()).isEqualTo("W/\"8\"");
    assertThat(Json.read(batch()).path("requests").path(0).toString())
        .isEqualTo(
            "{\"id\":\"1\",\"method\":\"POST\",\"url\":\"companies(C1)/customers\",\"headers\":"
                + "{\"Accept\":\"application/json\",\"Content-Type\":\"application/json\"},"
                + "\"body\":{\"displayName\":\"A\"}}");
    assertThat(batch())
        .contains("\"method\":\"PATCH\",\"url\":\"companies(C1)/customers(1)\"")
        .contains("\"If-Match\":\"W/\\\"7\\\"\"");
  }

  @Test
  void should_write_the_empty_value_of_each_type() {
    Map<String, Object> values = new HashMap<>();
    for (String name :
        List.of(
            "displayName", "paymentTermsId", "creditLimit", "taxLiable", "blocked", "dueDate")) {
      values.put(name, null);
    }

    write(part(1, 201, STORED), Write.insert(null, Fields.of(values)));

    assertThat(batch())
        .contains("\"displayName\":\"\"")
        .contains("\"paymentTermsId\":\"00000000-0000-0000-0000-000000000000\"")
        .contains("\"creditLimit\":0")
        .contains("\"taxLiable\":false")
        .contains("\"blocked\":\"_x0020_\"")
        .contains("\"dueDate\":\"0001-01-01\"");
  }

  @Test
  void should_call_a_modification_stale_when_somebody_was_faster() {
    assertThat(refused(409, "Request_EntityChanged", MODIFY)).isEqualTo(Status.STALE);
    assertThat(refused(412, "", MODIFY)).isEqualTo(Status.STALE);
    assertThat(refused(400, "Request_EntityChanged", MODIFY)).isEqualTo(Status.STALE);
  }

  @Test
  void should_reject_a_key_that_is_taken_whatever_the_status() {
    assertThat(refused(400, "Internal_EntityWithSameKeyExists", INSERT)).isEqualTo(Status.REJECTED);
    assertThat(refused(409, "Internal_EntityWithSameKeyExists", INSERT)).isEqualTo(Status.REJECTED);
  }

  @Test
  void should_call_a_modified_record_gone_when_it_does_not_exist() {
    assertThat(refused(404, "Internal_RecordNotFound", MODIFY)).isEqualTo(Status.GONE);
  }

  @Test
  void should_call_writes_unsent_that_the_server_put_off_or_did_not_reach() {
    List<Receipt> receipts =
        write(part(1, 429, "{}") + "," + part(2, 503, "{}"), MODIFY, MODIFY, MODIFY);

    assertThat(receipts).extracting(Receipt::status).containsOnly(Status.UNSENT);
  }

  @Test
  void should_tell_which_value_was_refused() {
    String error =
        "{\"error\":{\"code\":\"Application_StringExceededLength\",\"message\":"
            + "\"The length of the string is 1. Value: A  CorrelationId:  6f0c1d0e.\"}}";

    Receipt receipt = write(part(1, 400, error), INSERT).get(0);

    assertThat(receipt.problem().detail())
        .isEqualTo(
            "a new record in customers was refused: displayName = 'A'. "
                + "Application_StringExceededLength: The length of the string is 1. Value: A");
  }

  @Test
  void should_read_again_what_the_server_wrote_without_showing_it() {
    server =
        new WireServer(
            r ->
                r.body().contains("PATCH")
                    ? responses("{\"id\":\"1\",\"status\":204}")
                    : answer(r, part(1, 200, STORED)));

    Receipt receipt = erp().write(SampleMappings.CUSTOMER, List.of(MODIFY)).get(0);

    assertThat(receipt.stored().version().tag()).isEqualTo("W/\"8\"");
  }

  @Test
  void should_count_a_create_as_lost_whose_answer_does_not_show_the_record() {
    SystemFault fault =
        catchThrowableOfType(
            SystemFault.class, () -> write("{\"id\":\"1\",\"status\":204}", INSERT));

    assertThat(fault.problem().code()).isEqualTo(ErrorCode.ANSWER_LOST);
  }

  @Test
  void should_tell_that_an_answer_was_lost_without_sending_again() {
    server =
        new WireServer(
            r -> r.target().endsWith("$batch") ? WireServer.json(504, "") : answer(r, ""));

    SystemFault fault =
        catchThrowableOfType(
            SystemFault.class, () -> erp().write(SampleMappings.CUSTOMER, List.of(INSERT)));

    assertThat(fault.problem().code()).isEqualTo(ErrorCode.ANSWER_LOST);
    assertThat(server.received()).hasSize(2);
  }

  @Test
  void should_delete_only_the_version_that_was_read() {
    Write delete = Write.delete(new SideRecord("1", new Version("W/\"7\"", null), Fields.none()));

    List<Receipt> receipts = write("{\"id\":\"1\",\"status\":204}", delete);

    assertThat(receipts).containsExactly(Receipt.written(null));
    assertThat(batch())
        .contains("\"method\":\"DELETE\",\"url\":\"companies(C1)/customers(1)\"")
        .contains("\"If-Match\":\"W/\\\"7\\\"\"");
  }

  private Status refused(int status, String code, Write write) {
    try {
      String error = "{\"error\":{\"code\":\"" + code + "\",\"message\":\"m\"}}";
      return write(part(1, status, error), write).get(0).status();
    } finally {
      server.close();
    }
  }

  private List<Receipt> write(String parts, Write... writes) {
    server = new WireServer(r -> answer(r, parts));
    return erp().write(SampleMappings.CUSTOMER, List.of(writes));
  }

  private static HttpAnswer answer(Received request, String parts) {
    return request.target().endsWith("/companies")
        ? WireServer.ok("{\"value\":[{\"id\":\"C1\",\"name\":\"CRONUS\"}]}")
        : responses(parts);
  }

  private static HttpAnswer responses(String parts) {
    return WireServer.ok("{\"responses\":[" + parts + "]}");
  }

  private static String part(int id, int status, String body) {
    return "{\"id\":\"" + id + "\",\"status\":" + status + ",\"body\":" + body + "}";
  }

  private String batch() {
    return server.received().get(1).body();
  }

  private ErpSystem erp() {
    return new ErpSystem(
        server.connection(ErpSystem.headers()),
        server.url() + "/api/v2.0",
        ErpSettings.of("CRONUS"),
        Optional::empty,
        Clock.systemUTC());
  }
}
