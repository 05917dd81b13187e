package dev.tandem.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.Client.Answer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ErpBatchTest {
  private static Sandbox sandbox;
  private static Client erp;
  private static String company;

  @BeforeAll
  static void start() {
    sandbox = TestSandbox.start();
    erp = Client.erp(sandbox);
    company = "companies(" + sandbox.companyId() + ")/";
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  private static String request(String id, String method, String url, String body) {
    return "{'id':'%s','method':'%s','url':'%s','headers':{'Content-Type':'application/json'}%s}"
        .formatted(id, method, url, body == null ? "" : ",'body':" + body);
  }

  private static String create(String id, String name) {
    return request(id, "POST", company + "customers", "{'displayName':'" + name + "'}");
  }

  private static Answer send(String requests, String... headers) {
    return erp.post("$batch", ("{'requests':[" + requests + "]}").replace('\'', '"'), headers);
  }

  private static int count(String name) {
    return erp.get(company + "customers?$filter=" + Client.encoded("displayName eq '" + name + "'"))
        .json()
        .path("value")
        .size();
  }

  @Test
  void should_answer_each_request_with_its_id_status_and_body() {
    Answer answer =
        send(
            create("1", "J1")
                + ","
                + request(
                    "2",
                    "GET",
                    company + "customers?$filter=displayName eq \\u0027J1\\u0027",
                    null));

    JsonNode responses = answer.json().path("responses");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(responses.path(0).path("id").asText()).isEqualTo("1");
    assertThat(responses.path(0).path("status").asInt()).isEqualTo(201);
    assertThat(responses.path(0).path("body").path("displayName").asText()).isEqualTo("J1");
    assertThat(responses.path(1).path("body").path("value")).hasSize(1);
  }

  @Test
  void should_stop_at_the_first_failure_and_keep_what_was_done() {
    Answer answer = send(create("1", "K1") + "," + create("2", "") + "," + create("3", "K3"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("responses").findValuesAsText("status"))
        .containsExactly("201", "400");
    assertThat(count("K1")).isEqualTo(1);
    assertThat(count("K3")).isZero();
  }

  @Test
  void should_go_on_after_a_failure_when_told_so() {
    Answer answer =
        send(create("1", "") + "," + create("2", "L2"), "Prefer", "odata.continue-on-error");

    assertThat(answer.json().path("responses").findValuesAsText("status"))
        .containsExactly("400", "201");
    assertThat(count("L2")).isEqualTo(1);
  }

  @Test
  void should_undo_everything_in_isolation_although_earlier_answers_tell_of_success() {
    long before = sandbox.lastChange();

    Answer answer = send(create("1", "N1") + "," + create("2", ""), "Isolation", "snapshot");

    assertThat(answer.json().path("responses").findValuesAsText("status"))
        .containsExactly("201", "400");
    assertThat(count("N1")).isZero();
    assertThat(sandbox.lastChange()).isEqualTo(before);
  }

  @Test
  void should_commit_in_isolation_when_all_succeeds() {
    send(create("1", "O1") + "," + create("2", "O2"), "Isolation", "snapshot");

    assertThat(count("O1") + count("O2")).isEqualTo(2);
  }

  @Test
  void should_take_the_company_from_a_header() {
    Answer answer =
        send(
            request("1", "GET", "customers?$top=1", null)
                .replace("'headers':{", "'headers':{'Company':'CRONUS International Ltd.',"));

    assertThat(answer.json().path("responses").path(0).path("status").asInt()).isEqualTo(200);
  }

  @Test
  void should_heed_if_match_of_each_request() {
    JsonNode customer = erp.post(company + "customers", "{\"displayName\":\"Q\"}").json();
    String url = company + "customers(" + customer.path("id").asText() + ")";
    String patch = request("1", "PATCH", url, "{'city':'Bonn'}");

    Answer without = send(patch);
    Answer any = send(patch.replace("'headers':{", "'headers':{'If-Match':'*',"));
    Answer stale =
        send(patch.replace("'headers':{", "'headers':{'If-Match':'W/\\u0022stale\\u0022',"));

    assertThat(without.json().path("responses").path(0).path("status").asInt()).isEqualTo(400);
    assertThat(any.json().path("responses").path(0).path("status").asInt()).isEqualTo(200);
    assertThat(stale.json().path("responses").path(0).path("status").asInt()).isEqualTo(409);
  }

  @Test
  void should_refuse_more_than_a_hundred_requests() {
    String requests =
        IntStream.rangeClosed(1, 101)
            .mapToObj(i -> create("" + i, "Z"))
            .collect(Collectors.joining(","));

    assertThat(send(requests).status()).isEqualTo(400);
    assertThat(count("Z")).isZero();
  }

  @Test
  void should_take_multipart_with_one_request_per_change_set() {
    String request =
        "Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\nPOST "
            + company
            + "customers HTTP/1.1\r\nContent-Type: application/json\r\n\r\n{\"displayName\":\"MP\"}\r\n";
    String one = "--c\r\n" + request;
    String head = "--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n";
    String tail = "--c--\r\n--b--\r\n";

    Answer good =
        erp.post("$batch", head + one + tail, "Content-Type", "multipart/mixed;boundary=b");
    Answer bad =
        erp.post("$batch", head + one + one + tail, "Content-Type", "multipart/mixed;boundary=b");

    assertThat(good.text()).contains("HTTP/1.1 201 Created");
    assertThat(bad.status()).isEqualTo(500);
    assertThat(count("MP")).isEqualTo(1);
  }
}
