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
import dev.tandem.sync.SystemFault;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The ERP's webhooks: subscriptions of entity sets, which end after three days unless renewed. */
final class ErpSubscriptions implements ChangeCalls {
  private static final String SET = "subscriptions";
  private static final Duration RENEWED_BEFORE_END = Duration.ofHours(48);
  private static final int UNSUPPORTED = 400;
  private static final int VANISHED = 404;

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
    Present present = present(receiver);
    List<String> called = new ArrayList<>();
    tables(mappings)
        .forEach(
            (resource, names) -> {
              JsonNode known = present.byResource().remove(key(resource));
              if (known == null
                  ? create(resource, receiver, secret)
                  : renew(known, resource, receiver, secret)) {
                called.addAll(names);
              }
            });
    present.byResource().values().forEach(this::delete);
    present.doubles().forEach(this::delete);
    return called;
  }

  /** Mappings by the table that they share; one whose company is not there is left out. */
  private Map<String, List<String>> tables(List<Mapping> mappings) {
    Map<String, List<String>> tables = new LinkedHashMap<>();
    for (Mapping mapping : mappings) {
      if (mapping.erp().api() == null) {
        company(mapping)
            .map(id -> "/api/v2.0/companies(" + id + ")/" + mapping.erp().entity())
            .ifPresent(
                resource ->
                    tables.computeIfAbsent(resource, r -> new ArrayList<>()).add(mapping.name()));
      }
    }
    return tables;
  }

  private Optional<String> company(Mapping mapping) {
    try {
      return Optional.of(companyId.apply(mapping));
    } catch (SystemFault fault) {
      if (fault.concernsOneMapping()) {
        return Optional.empty();
      }
      throw fault;
    }
  }

  private static String key(String resource) {
    String text = resource.toLowerCase(Locale.ROOT);
    return text.startsWith("/") ? text.substring(1) : text;
  }

  /**
   * The subscriptions that lead to us.
   *
   * @param byResource one for each table
   * @param doubles further ones, after a lost answer
   */
  private record Present(Map<String, JsonNode> byResource, List<JsonNode> doubles) {
    void add(JsonNode subscription) {
      JsonNode other = byResource.put(key(subscription.path("resource").asText()), subscription);
      if (other != null) {
        doubles.add(other);
      }
    }
  }

  private Present present(URI receiver) {
    Present present = new Present(new LinkedHashMap<>(), new ArrayList<>());
    URI uri = root.resolve(Query.of(SET));
    while (uri != null) {
      RecordPage page = RecordPage.fetch(connection, uri, Headers.none(), SET);
      page.records().stream()
          .filter(s -> s.path("notificationUrl").asText().equals(receiver.toString()))
          .forEach(present::add);
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

  private boolean renew(JsonNode known, String resource, URI receiver, String secret) {
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
    if (answer.status() == VANISHED) {
      return create(resource, receiver, secret);
    }
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
