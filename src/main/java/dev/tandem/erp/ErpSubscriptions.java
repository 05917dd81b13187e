package dev.tandem.erp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.mapping.Mapping;
import dev.tandem.odata.Connection;
import dev.tandem.odata.Headers;
import dev.tandem.odata.HttpAnswer;
import dev.tandem.odata.HttpCall;
import dev.tandem.odata.Json;
import dev.tandem.odata.Query;
import dev.tandem.odata.RecordPage;
import dev.tandem.odata.Repeat;
import dev.tandem.odata.ServiceRoot;
import dev.tandem.sync.ChangeCalls;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** The ERP's webhooks: subscriptions of entity sets, which end after three days unless renewed. */
final class ErpSubscriptions implements ChangeCalls {
  private static final String SET = "subscriptions";
  private static final Duration RENEWED_BEFORE_END = Duration.ofHours(48);
  private static final int UNSUPPORTED = 400;

  private final Connection connection;
  private final ServiceRoot root;
  private final Function<Mapping, String> companyId;

  ErpSubscriptions(Connection connection, ServiceRoot root, Function<Mapping, String> companyId) {
    this.connection = connection;
    this.root = root;
    this.companyId = companyId;
  }

  @Override
  public List<String> keep(List<Mapping> mappings, URI receiver, String secret) {
    Map<String, JsonNode> present = present(receiver);
    List<String> called = new ArrayList<>();
    for (Mapping mapping : mappings) {
      if (mapping.erp().api() == null) {
        String resource =
            "/api/v2.0/companies(" + companyId.apply(mapping) + ")/" + mapping.erp().entity();
        JsonNode known = present.remove(key(resource));
        if (known == null ? create(resource, receiver, secret) : renew(known, receiver, secret)) {
          called.add(mapping.name());
        }
      }
    }
    present.values().forEach(this::delete);
    return called;
  }

  private static String key(String resource) {
    String text = resource.toLowerCase(Locale.ROOT);
    return text.startsWith("/") ? text.substring(1) : text;
  }

  /** Those that lead to us, by what they are about. */
  private Map<String, JsonNode> present(URI receiver) {
    Map<String, JsonNode> present = new HashMap<>();
    URI uri = root.resolve(Query.of(SET));
    while (uri != null) {
      RecordPage page = RecordPage.fetch(connection, uri, Headers.none(), SET);
      page.records().stream()
          .filter(s -> s.path("notificationUrl").asText().equals(receiver.toString()))
          .forEach(s -> present.put(key(s.path("resource").asText()), s));
      uri = page.next() == null ? null : root.follow(page.next());
    }
    return present;
  }

  private boolean create(String resource, URI receiver, String secret) {
    ObjectNode body = body(receiver, secret).put("resource", resource);
    HttpAnswer answer =
        connection.send(
            HttpCall.post(root.resolve(Query.of(SET)), json(), body.toString()), Repeat.ALLOWED);
    if (answer.status() == UNSUPPORTED) {
      return false;
    }
    connection.faults().require(answer, SET);
    return true;
  }

  private boolean renew(JsonNode known, URI receiver, String secret) {
    boolean ours = known.path("clientState").asText().equals(secret);
    Instant end = Instant.parse(known.path("expirationDateTime").asText("1970-01-01T00:00:00Z"));
    if (ours && end.isAfter(connection.serverTime().plus(RENEWED_BEFORE_END))) {
      return true;
    }
    HttpAnswer answer =
        connection.send(
            new HttpCall(
                "PATCH", address(known), condition(known), body(receiver, secret).toString()),
            Repeat.ALLOWED);
    connection.faults().require(answer, SET);
    return true;
  }

  private void delete(JsonNode known) {
    connection.send(new HttpCall("DELETE", address(known), condition(known), null), Repeat.ALLOWED);
  }

  private URI address(JsonNode known) {
    return root.resolve(Query.of(SET + "('" + known.path("subscriptionId").asText() + "')"));
  }

  private static ObjectNode body(URI receiver, String secret) {
    return Json.object().put("notificationUrl", receiver.toString()).put("clientState", secret);
  }

  private static Headers condition(JsonNode known) {
    return json().with("If-Match", known.path("@odata.etag").asText("*"));
  }

  private static Headers json() {
    return Headers.of("Content-Type", "application/json");
  }
}
