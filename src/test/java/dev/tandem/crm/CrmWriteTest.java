package dev.tandem.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tandem.odata.HttpAnswer;
import dev.tandem.odata.SampleMappings;
import dev.tandem.odata.WireServer;
import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.Fields;
import dev.tandem.sync.Receipt;
import dev.tandem.sync.Receipt.Status;
import dev.tandem.sync.SideRecord;
import dev.tandem.sync.SystemFault;
import dev.tandem.sync.Version;
import dev.tandem.sync.Write;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CrmWriteTest {
  private static final String STORED =
      "{\"@odata.etag\":\"W/\\\"8\\\"\",\"accountid\":\"a1\",\"modifiedon\":\"2026-02-03T05:00:00Z\","
          + "\"name\":\"A\"}";
  private static final Write INSERT = Write.insert("a1", fields("name", "A"));
  private static final Write MODIFY = Write.modify(known("a1"), fields("name", "A"));

  private WireServer server;

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void should_create_under_our_own_id_and_never_overwrite() {
    Receipt receipt = write(Multiparts.answer(200, "201 Created", STORED), INSERT).get(0);

    assertThat(receipt.status()).isEqualTo(Status.WRITTEN);
    assertThat(receipt.stored().version().tag()).isEqualTo("W/\"8\"");
    assertThat(batch())
        .contains("PATCH /api/data/v9.2/accounts(a1)?$select=accountid,modifiedon,name,")
        .contains("If-None-Match: *\r\n", "Prefer: return=representation\r\n")
        .contains("\r\n\r\n{\"name\":\"A\"}\r\n--");
    assertThat(server.received().get(0).header("Prefer")).isEqualTo("odata.continue-on-error");
  }

  @Test
  void should_modify_only_the_version_that_was_read() {
    write(Multiparts.answer(200, "200 OK", STORED), MODIFY);

    assertThat(batch()).contains("If-Match: W/\"7\"\r\n").doesNotContain("If-None-Match");
  }

  @Test
  void should_bind_lookups_and_write_options_as_numbers() {
    Map<String, Object> values = new HashMap<>();
    values.put("transactioncurrencyid", "c1");
    values.put("bcbi_companyid", null);
    values.put("paymenttermscode", "3");
    values.put("creditlimit", new java.math.BigDecimal("1E+3"));

    write(Multiparts.answer(200, "200 OK", STORED), Write.insert("a1", Fields.of(values)));

    assertThat(batch())
        .contains("\"transactioncurrencyid@odata.bind\":\"/transactioncurrencies(c1)\"")
        .contains("\"bcbi_CompanyId@odata.bind\":null")
        .contains("\"paymenttermscode\":3")
        .contains("\"creditlimit\":1000");
  }

  @Test
  void should_split_writes_into_batches() {
    server = new WireServer(r -> Multiparts.answer(200, "201 Created", STORED));

    crm(new CrmSettings(1000, 1, 1033, Map.of(), null))
        .write(SampleMappings.CUSTOMER, List.of(INSERT, INSERT));

    assertThat(server.received()).hasSize(2);
  }

  @Test
  void should_give_new_records_without_an_owner_to_the_team_that_is_set() {
    server =
        new WireServer(
            r ->
                r.target().contains("teams")
                    ? WireServer.ok("{\"value\":[{\"teamid\":\"t1\"}]}")
                    : Multiparts.answer(200, "201 Created", STORED));

    crm(new CrmSettings(1000, 100, 1033, Map.of(), "Sales"))
        .write(SampleMappings.CUSTOMER, List.of(INSERT));

    assertThat(server.received().get(0).target()).contains("teams?", "name eq 'Sales'");
    assertThat(server.received().get(1).body()).contains("\"ownerid@odata.bind\":\"/teams(t1)\"");
  }

  @Test
  void should_tell_of_a_team_that_is_not_there() {
    server = new WireServer(r -> WireServer.ok("{\"value\":[]}"));

    assertThatThrownBy(
            () ->
                crm(new CrmSettings(1000, 100, 1033, Map.of(), "Sales"))
                    .write(SampleMappings.CUSTOMER, List.of(INSERT)))
        .hasMessageContaining("TDM-212")
        .hasMessageContaining("no team 'Sales'");
  }

  @Test
  void should_call_an_insert_stale_when_the_record_is_there_already() {
    assertThat(refused("412 Precondition Failed", error("0x80040237", "exists"), INSERT).status())
        .isEqualTo(Status.STALE);
  }

  @Test
  void should_call_a_modification_stale_when_somebody_was_faster() {
    assertThat(refused("412 Precondition Failed", error("0x80060882", "version"), MODIFY).status())
        .isEqualTo(Status.STALE);
  }

  @Test
  void should_reject_a_duplicate_that_planning_again_cannot_cure() {
    assertThat(refused("412 Precondition Failed", error("0x80040333", "dup"), INSERT).status())
        .isEqualTo(Status.REJECTED);
  }

  @Test
  void should_reject_a_modification_to_a_value_that_another_record_has() {
    assertThat(refused("412 Precondition Failed", error("0x80040237", "exists"), MODIFY).status())
        .isEqualTo(Status.REJECTED);
  }

  @Test
  void should_call_a_modified_record_gone_when_it_does_not_exist() {
    assertThat(
            refused("404 Not Found", error("0x80040217", "account With Id = a1"), MODIFY).status())
        .isEqualTo(Status.GONE);
  }

  @Test
  void should_reject_a_write_whose_lookup_leads_nowhere() {
    String other = "Currency With Id = 11111111-2222-3333-4444-555555555555 Does Not Exist";

    assertThat(refused("404 Not Found", error("0x80040217", other), MODIFY).status())
        .isEqualTo(Status.REJECTED);
  }

  @Test
  void should_tell_which_value_was_refused() {
    Receipt receipt =
        refused(
            "400 Bad Request",
            error("0x80044331", "The length of the 'name' attribute exceeded '160'."),
            MODIFY);

    assertThat(receipt.status()).isEqualTo(Status.REJECTED);
    assertThat(receipt.problem().code()).isEqualTo(ErrorCode.VALUE_REJECTED);
    assertThat(receipt.problem().detail())
        .isEqualTo(
            "accounts(a1) was refused: name = 'A'. "
                + "0x80044331: The length of the 'name' attribute exceeded '160'.");
  }

  @Test
  void should_call_parts_unsent_that_the_server_put_off() {
    assertThat(refused("429 Too Many Requests", "", MODIFY).status()).isEqualTo(Status.UNSENT);
    assertThat(refused("503 Service Unavailable", "", MODIFY).status()).isEqualTo(Status.UNSENT);
  }

  @Test
  void should_call_writes_unsent_behind_the_error_that_stopped_the_server() {
    List<Receipt> receipts =
        write(
            Multiparts.answer(400, "201 Created", STORED, "400 Bad Request", error("0x0", "no")),
            INSERT,
            MODIFY,
            MODIFY);

    assertThat(receipts)
        .extracting(Receipt::status)
        .containsExactly(Status.WRITTEN, Status.REJECTED, Status.UNSENT);
  }

  @Test
  void should_read_again_what_the_server_wrote_without_showing_it() {
    Function<WireServer.Received, HttpAnswer> answers =
        r ->
            r.body().contains("\r\nGET ")
                ? Multiparts.answer(200, "200 OK", STORED)
                : Multiparts.answer(200, "204 No Content", "");
    server = new WireServer(answers);

    Receipt receipt =
        crm(CrmSettings.standard()).write(SampleMappings.CUSTOMER, List.of(MODIFY)).get(0);

    assertThat(receipt.stored().version().tag()).isEqualTo("W/\"8\"");
    assertThat(server.received()).hasSize(2);
  }

  @Test
  void should_tell_that_an_answer_was_lost_without_sending_again() {
    SystemFault fault =
        catchThrowableOfType(SystemFault.class, () -> write(WireServer.json(503, "{}"), INSERT));

    assertThat(fault.problem().code()).isEqualTo(ErrorCode.ANSWER_LOST);
    assertThat(server.received()).hasSize(1);
  }

  @Test
  void should_delete_only_the_version_that_was_read() {
    Receipt receipt =
        write(Multiparts.answer(200, "204 No Content", ""), Write.delete(known("a1"))).get(0);

    assertThat(receipt).isEqualTo(Receipt.written(null));
    assertThat(batch())
        .contains("DELETE /api/data/v9.2/accounts(a1) HTTP/1.1")
        .contains("If-Match: W/\"7\"\r\n");
    assertThat(server.received()).hasSize(1);
  }

  @Test
  void should_take_a_delete_of_a_record_that_is_gone_for_done() {
    Write delete = Write.delete(known("a1"));

    assertThat(refused("404 Not Found", error("0x80040217", "account With Id = a1"), delete))
        .isEqualTo(Receipt.written(null));
  }

  @Test
  void should_not_delete_a_record_that_somebody_changed_meanwhile() {
    Write delete = Write.delete(known("a1"));

    assertThat(refused("412 Precondition Failed", error("0x80060882", "version"), delete).status())
        .isEqualTo(Status.STALE);
  }

  private Receipt refused(String status, String body, Write write) {
    try {
      return write(Multiparts.answer(200, status, body), write).get(0);
    } finally {
      server.close();
    }
  }

  private List<Receipt> write(HttpAnswer answer, Write... writes) {
    server = new WireServer(r -> answer);
    return crm(CrmSettings.standard()).write(SampleMappings.CUSTOMER, List.of(writes));
  }

  private CrmSystem crm(CrmSettings settings) {
    return new CrmSystem(
        server.connection(CrmSystem.headers()),
        server.url(),
        SampleMappings.ALL,
        settings,
        UUID::randomUUID);
  }

  private String batch() {
    return server.received().get(0).body();
  }

  private static String error(String code, String message) {
    return "{\"error\":{\"code\":\"" + code + "\",\"message\":\"" + message + "\"}}";
  }

  private static SideRecord known(String id) {
    return new SideRecord(id, new Version("W/\"7\"", null), Fields.none());
  }

  private static Fields fields(String name, Object value) {
    return Fields.of(Map.of(name, value));
  }
}
