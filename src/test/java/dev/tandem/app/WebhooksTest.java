package dev.tandem.app;

import static dev.tandem.app.Landscape.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.mapping.Side;
import dev.tandem.sync.Coupling;
import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.RecordError;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Both systems call the node when records change; its own schedules are a year away. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebhooksTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int EDITS = 100;

  private Landscape company;
  private ApiClient api;
  private Iterator<Coupling> pairs;
  private Coupling pair;

  @BeforeAll
  void start(@TempDir Path folder) throws InterruptedException {
    company = Landscape.ofCustomers(12, folder.resolve("data")).withWebhooks();
    api = company.api();
    company.pass();
    company.node().startSchedules();
    awaitCalls();
    pairs = company.couplings().iterator();
  }

  @AfterAll
  void close() {
    company.close();
  }

  @BeforeEach
  void next() {
    pair = pairs.next();
  }

  private void awaitCalls() {
    for (Side side : Side.values()) {
      await()
          .atMost(PATIENCE)
          .until(() -> company.node().webhooks().called(side).contains(Landscape.MAPPING));
    }
  }

  @Test
  void row_11_01_edits_on_either_side_arrive_without_waiting_for_a_tick() {
    company.editAccount(pair.crmId(), values("telephone1", "+49 1"));
    await().atMost(PATIENCE).until(() -> phone(customer()).equals("+49 1"));

    company.editCustomer(pair.erpId(), values("phoneNumber", "+49 2"));
    await().atMost(PATIENCE).until(() -> account().path("telephone1").asText().equals("+49 2"));
  }

  @Test
  void an_edit_in_the_crm_reaches_the_erp_within_two_seconds() {
    List<Long> millis = new ArrayList<>();
    for (int i = 0; i < EDITS; i++) {
      String phone = "+49 30 " + i;
      long begun = System.nanoTime();
      company.editAccount(pair.crmId(), values("telephone1", phone));
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(10))
          .until(() -> phone(customer()).equals(phone));
      millis.add(Duration.ofNanos(System.nanoTime() - begun).toMillis());
    }
    Collections.sort(millis);
    int p99 = EDITS * 99 / 100 - 1;
    System.out.printf(
        "CRM edit to ERP by webhook: p50 %d ms, p99 %d ms%n",
        millis.get(EDITS / 2), millis.get(p99));
    assertThat(millis.get(p99)).as("p99 of %s ms", millis).isLessThan(2000);
  }

  private static String phone(JsonNode customer) {
    return customer.path("phoneNumber").asText();
  }

  @Test
  void a_deletion_in_the_crm_is_known_at_once() {
    company.sandbox().crmPerson().delete("accounts", UUID.fromString(pair.crmId()));

    await().atMost(PATIENCE).until(() -> errors().contains(ErrorCode.PARTNER_DELETED));
  }

  private List<ErrorCode> errors() {
    return company.errors().stream().map(RecordError::code).toList();
  }

  @Test
  void a_call_without_the_secret_is_refused_and_wakes_nobody() throws Exception {
    assertThat(call("/hooks/crm?code=wrong", "{}")).isEqualTo(401);
    assertThat(call("/hooks/crm", "{}")).isEqualTo(401);
    company.awaitQuiet();
    int runs = runs();
    String note =
        "{\"value\":[{\"clientState\":\"wrong\",\"changeType\":\"updated\",\"resource\":"
            + "\"api/v2.0/companies(x)/customers(y)\"}]}";
    assertThat(call("/hooks/erp", note)).isEqualTo(200);
    company.awaitQuiet();
    assertThat(runs()).isEqualTo(runs);
  }

  @Test
  void the_metrics_tell_how_far_behind_each_side_is() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + api.port() + "/observe/metrics"))
            .build();

    String metrics =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();

    for (String name : List.of("tandem_lag", "tandem_read_age", "tandem_open_changes")) {
      for (Side side : Side.values()) {
        assertThat(metrics)
            .contains("%s{mapping=\"CUSTOMER-ACCOUNT\",side=\"%s\"}".formatted(name, side.code()));
      }
    }
  }

  private int call(String path, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + api.port() + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private int runs() {
    return company.node().store().runs().latest(Landscape.MAPPING, 1000).size();
  }

  private JsonNode customer() {
    return company.customer("id eq " + pair.erpId());
  }

  private JsonNode account() {
    return company.account("accountid eq " + pair.crmId());
  }
}
