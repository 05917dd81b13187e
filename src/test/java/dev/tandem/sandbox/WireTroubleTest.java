package dev.tandem.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.Client.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WireTroubleTest {
  private Sandbox sandbox;
  private Client crm;
  private Client erp;
  private Client control;
  private String customers;

  @BeforeEach
  void start() {
    sandbox = TestSandbox.start();
    crm = Client.crm(sandbox);
    erp = Client.erp(sandbox);
    control = Client.without(sandbox.controlUrl() + "/");
    customers = "companies(" + sandbox.companyId() + ")/customers";
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private void faults(String rules) {
    Answer answer =
        control.send("PUT", "faults", ("{'seed':7,'rules':[" + rules + "]}").replace('\'', '"'));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  private long writes() {
    return sandbox.lastChange();
  }

  @Test
  void should_answer_429_with_seconds_a_date_or_nothing_to_wait_for() {
    faults("{'kind':'429','times':1,'retryAfter':'seconds','seconds':3}");
    Answer seconds = crm.get("accounts");
    faults("{'kind':'429','times':1,'retryAfter':'date','seconds':3}");
    Answer date = crm.get("accounts");
    faults("{'kind':'429','times':1,'retryAfter':'none'}");
    Answer none = crm.get("accounts");

    assertThat(seconds.status()).isEqualTo(429);
    assertThat(seconds.error()).isEqualTo("0x80072322");
    assertThat(seconds.header("Retry-After")).isEqualTo("3");
    assertThat(date.header("Retry-After"))
        .matches("\\w{3}, \\d{2} \\w{3} \\d{4} \\d{2}:\\d{2}:\\d{2} GMT");
    assertThat(none.status()).isEqualTo(429);
    assertThat(none.header("Retry-After")).isNull();
    assertThat(crm.get("accounts").status()).isEqualTo(200);
  }

  @Test
  void should_strike_the_named_side_method_and_path_only() {
    faults("{'side':'erp','kind':'503','method':'POST','pathContains':'customers'}");

    assertThat(crm.get("accounts").status()).isEqualTo(200);
    assertThat(erp.get(customers).status()).isEqualTo(200);
    assertThat(erp.post(customers, "{\"displayName\":\"A\"}").status()).isEqualTo(503);
    assertThat(writes()).isZero();
  }

  @Test
  void should_reject_a_good_token_once() {
    faults("{'kind':'401','times':1}");

    assertThat(crm.get("accounts").status()).isEqualTo(401);
    assertThat(crm.get("accounts").status()).isEqualTo(200);
  }

  @Test
  void should_cut_the_connection_before_anything_is_done() {
    faults("{'kind':'reset-before-commit','times':1,'method':'POST'}");

    assertThatThrownBy(() -> crm.post("accounts", "{\"name\":\"A\"}"))
        .hasCauseInstanceOf(IOException.class);
    assertThat(writes()).isZero();
  }

  @Test
  void should_cut_the_connection_after_the_write_is_done() {
    faults("{'kind':'reset-after-commit','times':1,'method':'POST'}");

    assertThatThrownBy(() -> crm.post("accounts", "{\"name\":\"A\"}"))
        .hasCauseInstanceOf(IOException.class);
    assertThat(writes()).isEqualTo(1);
    assertThat(crm.get("accounts").json().path("value")).hasSize(1);
  }

  @Test
  void should_strike_the_same_requests_when_the_seed_is_the_same() {
    List<Integer> first = statuses();
    List<Integer> second = statuses();

    assertThat(first).contains(200, 503).isEqualTo(second);
  }

  private List<Integer> statuses() {
    faults("{'kind':'503','percent':30}");
    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      statuses.add(crm.get("accounts").status());
    }
    return statuses;
  }

  @Test
  void should_show_and_clear_the_rules() {
    faults("{'kind':'503'}");
    assertThat(control.get("faults").json().path("rules")).hasSize(1);

    assertThat(control.delete("faults").status()).isEqualTo(204);

    assertThat(control.get("faults").json().path("rules")).isEmpty();
    assertThat(crm.get("accounts").status()).isEqualTo(200);
  }

  @Test
  void should_refuse_an_unknown_kind_of_fault() {
    assertThat(control.send("PUT", "faults", "{\"rules\":[{\"kind\":\"rain\"}]}").status())
        .isEqualTo(400);
  }

  @Test
  void should_keep_to_the_request_limit_when_switched_on() {
    control.send("PUT", "limits", "{\"crm\":{\"requests\":3},\"erp\":{\"requests\":2}}");

    for (int i = 0; i < 3; i++) {
      assertThat(crm.get("accounts").status()).isEqualTo(200);
    }
    Answer refused = crm.get("accounts");
    erp.get(customers);
    erp.get(customers);
    Answer erpRefused = erp.get(customers);

    assertThat(refused.status()).isEqualTo(429);
    assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 301);
    assertThat(erpRefused.status()).isEqualTo(429);
    assertThat(erpRefused.header("Retry-After")).isNull();
    control.send("PUT", "limits", "{\"crm\":false}");
    assertThat(crm.get("accounts").status()).isEqualTo(200);
  }

  @Test
  void should_refuse_too_many_requests_at_once() throws Exception {
    control.send("PUT", "limits", "{\"crm\":{\"concurrent\":2,\"queue\":0}}");
    faults("{'kind':'latency','millis':300,'pathContains':'slow'}");

    List<Integer> statuses = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(6);
    Callable<Integer> call = () -> crm.get("accounts?tag=slow").status();
    for (Future<Integer> answer : threads.invokeAll(java.util.Collections.nCopies(6, call))) {
      statuses.add(answer.get());
    }
    threads.shutdown();

    assertThat(statuses).contains(200).containsAnyOf(429);
  }

  @Test
  void should_let_requests_wait_for_their_turn_in_the_erp() throws Exception {
    control.send("PUT", "limits", "{\"erp\":{\"concurrent\":1,\"queue\":9}}");

    List<Integer> statuses = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(6);
    Callable<Integer> call = () -> erp.get(customers).status();
    for (Future<Integer> answer : threads.invokeAll(java.util.Collections.nCopies(6, call))) {
      statuses.add(answer.get());
    }
    threads.shutdown();

    assertThat(statuses).containsOnly(200);
  }

  @Test
  void should_count_requests_and_start_again_at_zero() {
    crm.get("accounts");
    crm.post("accounts", "{\"name\":\"A\"}");
    JsonNode counters = control.get("counters").json();

    assertThat(counters.path("crm").path("requests").asInt()).isEqualTo(2);
    assertThat(counters.path("crm").path("reads").asInt()).isEqualTo(1);
    assertThat(counters.path("crm").path("writes").asInt()).isEqualTo(1);
    assertThat(counters.path("crm").path("tokens").asInt()).isEqualTo(1);
    control.send("POST", "counters/reset", "");
    assertThat(control.get("counters").json().path("crm").path("requests").asInt()).isZero();
  }

  @Test
  void should_edit_by_the_control_port_without_counting() {
    Answer created = control.send("POST", "edit/crm/accounts", "{\"name\":\"By hand\"}");
    String id = created.json().path("accountid").asText();
    control.send("POST", "edit/crm/accounts(" + id + ")", "{\"telephone1\":\"1\"}");
    Answer customer = control.send("POST", "edit/erp/customers", "{\"displayName\":\"By hand\"}");

    assertThat(created.status()).isEqualTo(201);
    assertThat(customer.status()).isEqualTo(201);
    assertThat(crm.get("accounts(" + id + ")").json().path("_modifiedby_value").asText())
        .isEqualTo(TestSandbox.USER);
    assertThat(sandbox.crmCounters().get("writes")).isZero();
    assertThat(control.send("DELETE", "edit/crm/accounts(" + id + ")", null).status())
        .isEqualTo(204);
  }

  @Test
  void should_tell_the_history_of_one_side() {
    crm.post("accounts", "{\"name\":\"A\"}", "x-ms-client-request-id", "mine");
    erp.post(customers, "{\"displayName\":\"B\"}");

    JsonNode history = control.get("history?since=0&side=crm").json();

    assertThat(history.path("last").asInt()).isEqualTo(2);
    assertThat(history.path("changes")).hasSize(1);
    JsonNode change = history.path("changes").path(0);
    assertThat(change.path("method").asText()).isEqualTo("POST");
    assertThat(change.path("set").asText()).isEqualTo("accounts");
    assertThat(change.path("request").asText()).isEqualTo("mine");
    assertThat(change.path("changed").path("name").asText()).isEqualTo("A");
    assertThat(control.get("history?since=1&side=crm").json().path("changes")).isEmpty();
  }
}
