package dev.tandem.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tandem.sandbox.Client.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Both systems call others when records change. */
class CallsTest {
  private record Call(String query, String entity, JsonNode body) {}

  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private HttpServer receiver;
  private volatile int answer = 200;
  private volatile boolean shakesHands = true;
  private Sandbox sandbox;
  private Client erp;
  private Client crm;

  @BeforeEach
  void start() throws IOException {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext("/", this::receive);
    receiver.start();
    sandbox = Sandbox.start(SandboxOptions.defaults().withNotificationDelay(Duration.ofMillis(50)));
    erp = Client.erp(sandbox);
    crm = Client.crm(sandbox);
  }

  @AfterEach
  void stop() {
    sandbox.close();
    receiver.stop(0);
  }

  private void receive(HttpExchange exchange) throws IOException {
    String query = exchange.getRequestURI().getQuery();
    byte[] body = exchange.getRequestBody().readAllBytes();
    boolean handshake = query != null && query.contains("validationToken=");
    if (!handshake) {
      calls.add(
          new Call(
              query,
              exchange.getRequestHeaders().getFirst("x-ms-dynamics-entity-name"),
              Client.JSON.readTree(body)));
    }
    String text = handshake && shakesHands ? query.replaceFirst(".*validationToken=", "") : "";
    byte[] reply = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(handshake ? 200 : answer, reply.length == 0 ? -1 : reply.length);
    exchange.getResponseBody().write(reply);
    exchange.close();
  }

  private String url() {
    return "http://localhost:" + receiver.getAddress().getPort() + "/hooks";
  }

  private Answer subscribe(String set) {
    return erp.post(
        "subscriptions",
        "{'notificationUrl':'%s','resource':'/api/v2.0/companies(%s)/%s','clientState':'secret'}"
            .formatted(url(), sandbox.companyId(), set)
            .replace('\'', '"'),
        "Content-Type",
        "application/json");
  }

  @Test
  void a_subscriber_of_the_erp_is_told_of_creates_updates_and_deletes_without_the_records() {
    assertThat(subscribe("customers").status()).isEqualTo(201);
    ObjectNode made =
        sandbox.erpPerson().create("customers", TestSandbox.object("{'displayName':'A'}"));
    UUID id = UUID.fromString(made.path("id").asText());
    await().until(() -> types().contains("created"));
    sandbox.erpPerson().update("customers", id, TestSandbox.object("{'displayName':'B'}"));
    await().until(() -> types().contains("updated"));
    sandbox.erpPerson().delete("customers", id);
    await().until(() -> types().contains("deleted"));

    JsonNode first = calls.get(0).body().path("value").get(0);
    assertThat(first.path("clientState").asText()).isEqualTo("secret");
    assertThat(first.path("resource").asText())
        .isEqualTo("api/v2.0/companies(%s)/customers(%s)".formatted(sandbox.companyId(), id));
    assertThat(first.has("displayName")).isFalse();
  }

  private List<String> types() {
    return calls.stream()
        .flatMap(c -> c.body().path("value").findValuesAsText("changeType").stream())
        .toList();
  }

  @Test
  void a_subscription_needs_a_handshake_a_supported_set_and_its_version() {
    assertThat(subscribe("contacts").status()).isEqualTo(400);
    shakesHands = false;
    assertThat(subscribe("customers").status()).isEqualTo(400);
    shakesHands = true;
    JsonNode made = subscribe("customers").json();
    String path = "subscriptions('" + made.path("subscriptionId").asText() + "')";

    assertThat(erp.send("PATCH", path, "{}", "Content-Type", "application/json").status())
        .isEqualTo(409);
    Answer renewed =
        erp.send(
            "PATCH",
            path,
            "{}",
            "Content-Type",
            "application/json",
            "If-Match",
            made.path("@odata.etag").asText());
    assertThat(renewed.status()).isEqualTo(200);
    assertThat(erp.get("subscriptions").json().path("value")).hasSize(1);
    assertThat(erp.send("DELETE", path, null, "If-Match", "*").status()).isEqualTo(204);
    assertThat(erp.get(path).status()).isEqualTo(404);
  }

  @Test
  void a_receiver_that_refuses_loses_its_subscription() {
    subscribe("customers");
    answer = 401;

    sandbox.erpPerson().create("customers", TestSandbox.object("{'displayName':'A'}"));

    await().until(() -> erp.get("subscriptions").json().path("value").isEmpty());
  }

  @Test
  void a_webhook_of_the_crm_is_called_for_the_messages_and_tables_it_is_registered_for() {
    String endpoint = register("Update", "account");
    ObjectNode account = sandbox.crmPerson().create("accounts", TestSandbox.object("{'name':'A'}"));
    UUID id = UUID.fromString(account.path("accountid").asText());

    sandbox.crmPerson().update("accounts", id, TestSandbox.object("{'name':'B'}"));

    await().until(() -> !calls.isEmpty());
    Call call = calls.get(0);
    assertThat(endpoint).isNotEmpty();
    assertThat(call.query()).isEqualTo("code=secret");
    assertThat(call.entity()).isEqualTo("account");
    assertThat(call.body().path("MessageName").asText()).isEqualTo("Update");
    assertThat(call.body().path("PrimaryEntityId").asText()).isEqualTo(id.toString());
    assertThat(calls).hasSize(1);
  }

  private String register(String message, String table) {
    String endpoint = UUID.randomUUID().toString();
    String messageId = only("sdkmessages?$filter=name eq '" + message + "'", "sdkmessageid");
    String filter =
        only(
            "sdkmessagefilters?$filter=primaryobjecttypecode eq '%s' and _sdkmessageid_value eq %s"
                .formatted(table, messageId),
            "sdkmessagefilterid");
    put(
        "serviceendpoints(" + endpoint + ")",
        "{'name':'t','contract':8,'url':'%s','authtype':4,'authvalue':'secret'}".formatted(url()));
    put(
        "sdkmessageprocessingsteps(" + UUID.randomUUID() + ")",
        ("{'name':'s','stage':40,'mode':1,'rank':1,"
                + "'sdkmessageid@odata.bind':'/sdkmessages(%s)',"
                + "'sdkmessagefilterid@odata.bind':'/sdkmessagefilters(%s)',"
                + "'eventhandler_serviceendpoint@odata.bind':'/serviceendpoints(%s)'}")
            .formatted(messageId, filter, endpoint));
    return endpoint;
  }

  private String only(String query, String key) {
    JsonNode rows = crm.get(query.replace(" ", "%20").replace("'", "%27")).json().path("value");
    assertThat(rows).as(query).hasSize(1);
    return rows.get(0).path(key).asText();
  }

  private void put(String path, String body) {
    Answer answer =
        crm.send("PATCH", path, body.replace('\'', '"'), "Content-Type", "application/json");
    assertThat(answer.status()).as(answer.text()).isBetween(200, 204);
  }
}
