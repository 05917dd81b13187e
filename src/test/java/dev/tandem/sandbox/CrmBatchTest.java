package dev.tandem.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.sandbox.Client.Answer;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CrmBatchTest {
  private static final String TYPE = "multipart/mixed; boundary=batch_x";
  private static Sandbox sandbox;
  private static Client crm;

  @BeforeAll
  static void start() {
    sandbox = TestSandbox.start();
    crm = Client.crm(sandbox);
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  private static String part(String method, String url, String body, String... headers) {
    StringBuilder part =
        new StringBuilder("Content-Type: application/http\nContent-Transfer-Encoding: binary\n");
    return part.append("\n").append(request(method, url, body, headers)).toString();
  }

  private static String numbered(int id, String method, String url, String body) {
    return "Content-Type: application/http\nContent-Transfer-Encoding: binary\nContent-ID: "
        + id
        + "\n\n"
        + request(method, url, body);
  }

  private static String request(String method, String url, String body, String... headers) {
    StringBuilder request = new StringBuilder(method + " " + url + " HTTP/1.1\n");
    for (int i = 0; i < headers.length; i += 2) {
      request.append(headers[i]).append(": ").append(headers[i + 1]).append("\n");
    }
    return request.append("Content-Type: application/json\n\n").append(body).toString();
  }

  private static String multipart(String boundary, String... parts) {
    StringBuilder text = new StringBuilder();
    for (String part : parts) {
      text.append("--").append(boundary).append("\n").append(part).append("\n");
    }
    return text.append("--").append(boundary).append("--\n").toString();
  }

  private static String changeSet(String... parts) {
    return "Content-Type: multipart/mixed; boundary=changeset_y\n\n"
        + multipart("changeset_y", parts);
  }

  private static Answer send(String body, String... headers) {
    String[] all = new String[headers.length + 2];
    System.arraycopy(headers, 0, all, 0, headers.length);
    all[headers.length] = "Content-Type";
    all[headers.length + 1] = TYPE;
    return crm.post("$batch", body.replace("\n", "\r\n"), all);
  }

  private static String create(String name) {
    return part("POST", "/api/data/v9.2/accounts", "{\"name\":\"" + name + "\"}");
  }

  private static int count(String name) {
    return crm.get("accounts?$filter=" + Client.encoded("name eq '" + name + "'"))
        .json()
        .path("value")
        .size();
  }

  @Test
  void should_answer_each_part_in_order() {
    Answer answer =
        send(
            multipart(
                "batch_x",
                create("B1"),
                part("GET", "accounts?$filter=name eq 'B1'&$select=name", "")));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type"))
        .startsWith("multipart/mixed; boundary=batchresponse_");
    assertThat(answer.text())
        .containsSubsequence(
            "HTTP/1.1 204 No Content", "Location: ", "HTTP/1.1 200 OK", "\"name\":\"B1\"");
  }

  @Test
  void should_stop_at_the_first_failure_and_keep_what_was_done() {
    Answer answer =
        send(
            multipart(
                "batch_x", create("S1"), part("POST", "accounts", "{\"nam\":1}"), create("S2")));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).containsOnlyOnce("HTTP/1.1 204").containsOnlyOnce("HTTP/1.1 400");
    assertThat(count("S1")).isEqualTo(1);
    assertThat(count("S2")).isZero();
  }

  @Test
  void should_go_on_after_a_failure_when_told_so() {
    Answer answer =
        send(
            multipart("batch_x", part("POST", "accounts", "{\"nam\":1}"), create("G1")),
            "Prefer",
            "odata.continue-on-error");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).containsSubsequence("HTTP/1.1 400", "HTTP/1.1 204");
    assertThat(count("G1")).isEqualTo(1);
  }

  @Test
  void should_undo_a_change_set_when_one_of_its_parts_fails() {
    long before = sandbox.lastChange();

    Answer answer =
        send(
            multipart(
                "batch_x",
                changeSet(
                    numbered(1, "POST", "accounts", "{\"name\":\"U1\"}"),
                    numbered(2, "POST", "accounts", "{\"nam\":1}"))),
            "Prefer",
            "odata.continue-on-error");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).containsOnlyOnce("HTTP/1.1 ").contains("HTTP/1.1 400");
    assertThat(count("U1")).isZero();
    assertThat(sandbox.lastChange()).isEqualTo(before);
  }

  @Test
  void should_let_later_parts_of_a_change_set_refer_to_earlier_ones() {
    Answer answer =
        send(
            multipart(
                "batch_x",
                changeSet(
                    numbered(1, "POST", "accounts", "{\"name\":\"R1\"}"),
                    numbered(
                        2,
                        "POST",
                        "contacts",
                        "{\"lastname\":\"R2\",\"parentcustomerid_account@odata.bind\":\"$1\"}"),
                    numbered(3, "PATCH", "$1", "{\"telephone1\":\"3\"}"))));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text())
        .contains("boundary=changesetresponse_")
        .containsSubsequence("Content-ID: 1", "Content-ID: 2", "Content-ID: 3");
    String filter =
        Client.encoded("contact_customer_accounts/any(c:c/lastname eq 'R2') and telephone1 eq '3'");
    assertThat(crm.get("accounts?$filter=" + filter).json().path("value")).hasSize(1);
  }

  @Test
  void should_refuse_a_reference_to_an_unknown_part() {
    Answer answer =
        send(multipart("batch_x", changeSet(numbered(1, "PATCH", "$7", "{\"name\":\"x\"}"))));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text())
        .contains("Content-ID Reference: '$7' does not exist in the batch context.");
  }

  @Test
  void should_refuse_reads_in_a_change_set() {
    assertThat(send(multipart("batch_x", changeSet(numbered(1, "GET", "accounts", "")))).status())
        .isEqualTo(400);
  }

  @Test
  void should_heed_the_conditions_and_preferences_of_each_part() {
    String id = UUID.randomUUID().toString();
    String url = "accounts(" + id + ")";
    Answer answer =
        send(
            multipart(
                "batch_x",
                part(
                    "PATCH",
                    url,
                    "{\"name\":\"P\"}",
                    "If-None-Match",
                    "*",
                    "Prefer",
                    "return=representation"),
                part("PATCH", url, "{\"name\":\"P\"}", "If-None-Match", "*")),
            "Prefer",
            "odata.continue-on-error");

    assertThat(answer.text())
        .containsSubsequence(
            "HTTP/1.1 201 Created", id, "HTTP/1.1 412 Precondition Failed", "0x80040237");
  }

  @Test
  void should_refuse_bare_line_feeds() {
    Answer answer = crm.post("$batch", multipart("batch_x", create("L")), "Content-Type", TYPE);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).isEqualTo("0x80048d19");
    assertThat(count("L")).isZero();
  }

  @Test
  void should_refuse_more_than_a_thousand_requests() {
    String[] parts = new String[1001];
    java.util.Arrays.fill(parts, create("Many"));

    assertThat(send(multipart("batch_x", parts)).status()).isEqualTo(400);
    assertThat(count("Many")).isZero();
  }

  @Test
  void should_refuse_a_batch_within_a_batch() {
    assertThat(send(multipart("batch_x", part("POST", "$batch", ""))).status()).isEqualTo(400);
  }

  @Test
  void should_count_one_request_and_all_parts() {
    sandbox.crmCounters().reset();

    send(multipart("batch_x", create("C1"), create("C2"), part("GET", "accounts?$top=1", "")));

    assertThat(sandbox.crmCounters().get("requests")).isEqualTo(1);
    assertThat(sandbox.crmCounters().get("batchParts")).isEqualTo(3);
    assertThat(sandbox.crmCounters().get("writes")).isEqualTo(2);
    assertThat(sandbox.crmCounters().get("reads")).isEqualTo(1);
  }

  @Test
  void should_create_update_and_upsert_many_at_once_or_none() {
    String action = "accounts/Microsoft.Dynamics.CRM.";
    Answer created =
        crm.post(
            action + "CreateMultiple",
            "{\"Targets\":[{\"@odata.type\":\"Microsoft.Dynamics.CRM.account\",\"name\":\"M1\"},{\"name\":\"M2\"}]}");
    String first = created.json().path("Ids").path(0).asText();

    assertThat(created.status()).isEqualTo(200);
    assertThat(created.json().path("Ids")).hasSize(2);
    assertThat(
            crm.post(
                    action + "UpdateMultiple",
                    "{\"Targets\":[{\"accountid\":\"" + first + "\",\"name\":\"M3\"}]}")
                .status())
        .isEqualTo(204);
    assertThat(count("M3")).isEqualTo(1);
    assertThat(
            crm.post(
                    action + "UpsertMultiple",
                    "{\"Targets\":[{\"@odata.id\":\"accounts(accountnumber='M-9')\",\"name\":\"M9\"},{\"accountid\":\""
                        + first
                        + "\",\"name\":\"M4\"}]}")
                .status())
        .isEqualTo(204);
    assertThat(count("M9") + count("M4")).isEqualTo(2);
    assertThat(
            crm.post(
                    action + "CreateMultiple",
                    "{\"Targets\":[{\"name\":\"M5\"},{\"telephone1\":\"no name\"}]}")
                .status())
        .isEqualTo(400);
    assertThat(count("M5")).isZero();
  }

  @Test
  void should_take_an_encoded_dollar_sign_for_a_batch() {
    String body = multipart("batch_x", create("Encoded")).replace("\n", "\r\n");

    assertThat(crm.post("%24batch", body, "Content-Type", TYPE).status()).isEqualTo(200);
    assertThat(count("Encoded")).isEqualTo(1);
  }
}
