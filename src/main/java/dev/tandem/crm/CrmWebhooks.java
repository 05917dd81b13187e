package dev.tandem.crm;

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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The CRM's webhooks: one endpoint, and an asynchronous step behind each message of each table. The
 * ids follow from the address, so that asking twice registers once.
 */
final class CrmWebhooks implements ChangeCalls {
  private static final String ENDPOINTS = "serviceendpoints";
  private static final String STEPS = "sdkmessageprocessingsteps";
  private static final List<String> MESSAGES = List.of("Create", "Update", "Delete");
  private static final int WEBHOOK = 8;
  private static final int WEBHOOK_KEY = 4;
  private static final int POST_OPERATION = 40;
  private static final int ASYNCHRONOUS = 1;

  private final Connection connection;
  private final ServiceRoot root;
  private final CrmSettings settings;

  CrmWebhooks(Connection connection, ServiceRoot root, CrmSettings settings) {
    this.connection = connection;
    this.root = root;
    this.settings = settings;
  }

  @Override
  public List<String> keep(List<Mapping> mappings, URI receiver, String secret) {
    String endpoint = id("endpoint " + receiver);
    put(ENDPOINTS, endpoint, endpoint(receiver, secret));
    Map<String, String> messages = messages();
    List<Mapping> tables = mappings.stream().filter(m -> !m.crm().isOptionSet()).toList();
    Map<String, JsonNode> filters = filters(tables, messages);
    List<String> present = steps(endpoint);
    List<String> called = new ArrayList<>();
    for (Mapping mapping : tables) {
      String table = settings.logicalName(mapping.crm().entity());
      if (register(table, endpoint, messages, filters, present)) {
        called.add(mapping.name());
      }
    }
    present.forEach(step -> send("DELETE", STEPS, step, null));
    return called;
  }

  private static ObjectNode endpoint(URI receiver, String secret) {
    return Json.object()
        .put("name", "Tandem " + receiver)
        .put("contract", WEBHOOK)
        .put("connectionmode", 1)
        .put("url", receiver.toString())
        .put("authtype", WEBHOOK_KEY)
        .put("authvalue", secret);
  }

  private boolean register(
      String table,
      String endpoint,
      Map<String, String> messages,
      Map<String, JsonNode> filters,
      List<String> present) {
    for (String message : MESSAGES) {
      JsonNode filter = filters.get(table + ' ' + messages.get(message));
      if (filter == null) {
        return false;
      }
      String step = id("step " + endpoint + ' ' + table + ' ' + message);
      if (!present.remove(step)) {
        put(STEPS, step, step(table, message, messages.get(message), filter, endpoint));
      }
    }
    return true;
  }

  private static ObjectNode step(
      String table, String message, String messageId, JsonNode filter, String endpoint) {
    return Json.object()
        .put("name", "Tandem: " + message + " of " + table)
        .put("stage", POST_OPERATION)
        .put("mode", ASYNCHRONOUS)
        .put("rank", 1)
        .put("supporteddeployment", 0)
        .put("asyncautodelete", true)
        .put("sdkmessageid@odata.bind", "/sdkmessages(" + messageId + ")")
        .put(
            "sdkmessagefilterid@odata.bind",
            "/sdkmessagefilters(" + filter.path("sdkmessagefilterid").asText() + ")")
        .put("eventhandler_serviceendpoint@odata.bind", "/serviceendpoints(" + endpoint + ")");
  }

  private Map<String, String> messages() {
    String wanted =
        MESSAGES.stream().map(m -> "name eq " + Query.text(m)).collect(Collectors.joining(" or "));
    Map<String, String> ids = new HashMap<>();
    all(Query.of("sdkmessages").select(List.of("sdkmessageid", "name")).filter(wanted))
        .forEach(m -> ids.put(m.path("name").asText(), m.path("sdkmessageid").asText()));
    return ids;
  }

  /** Which tables have which messages. */
  private Map<String, JsonNode> filters(List<Mapping> tables, Map<String, String> messages) {
    Map<String, JsonNode> filters = new HashMap<>();
    if (tables.isEmpty()) {
      return filters;
    }
    String wanted =
        tables.stream()
            .map(m -> settings.logicalName(m.crm().entity()))
            .distinct()
            .map(table -> "primaryobjecttypecode eq " + Query.text(table))
            .collect(Collectors.joining(" or "));
    all(
            Query.of("sdkmessagefilters")
                .select(
                    List.of("sdkmessagefilterid", "primaryobjecttypecode", "_sdkmessageid_value"))
                .filter(wanted))
        .stream()
        .filter(f -> messages.containsValue(f.path("_sdkmessageid_value").asText()))
        .forEach(
            f ->
                filters.put(
                    f.path("primaryobjecttypecode").asText()
                        + ' '
                        + f.path("_sdkmessageid_value").asText(),
                    f));
    return filters;
  }

  private List<String> steps(String endpoint) {
    return all(
            Query.of(STEPS)
                .select(List.of("sdkmessageprocessingstepid"))
                .filter("_eventhandler_value eq " + endpoint))
        .stream()
        .map(s -> s.path("sdkmessageprocessingstepid").asText())
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private List<JsonNode> all(Query query) {
    List<JsonNode> records = new ArrayList<>();
    URI uri = root.resolve(query);
    while (uri != null) {
      RecordPage page = RecordPage.fetch(connection, uri, Headers.none(), query.resource());
      records.addAll(page.records());
      uri = page.next() == null ? null : root.follow(page.next());
    }
    return records;
  }

  private void put(String set, String id, ObjectNode body) {
    connection.faults().require(send("PATCH", set, id, body), set);
  }

  private HttpAnswer send(String method, String set, String id, ObjectNode body) {
    HttpCall call =
        new HttpCall(
            method,
            root.resolve(Query.of(set + '(' + id + ')')),
            Headers.of("Content-Type", "application/json"),
            body == null ? null : body.toString());
    return connection.send(call, Repeat.ALLOWED);
  }

  private static String id(String what) {
    return UUID.nameUUIDFromBytes(("tandem " + what).getBytes(StandardCharsets.UTF_8)).toString();
  }
}
