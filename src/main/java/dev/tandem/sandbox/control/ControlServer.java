package dev.tandem.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tandem.sandbox.http.ApiException;
import dev.tandem.sandbox.http.Counters;
import dev.tandem.sandbox.http.Faults;
import dev.tandem.sandbox.http.Json;
import dev.tandem.sandbox.http.Limits;
import dev.tandem.sandbox.http.Response;
import dev.tandem.sandbox.http.TokenService;
import dev.tandem.sandbox.http.Urls;
import dev.tandem.sandbox.rows.Journal;
import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;

/** The port by which tests and people steer the sandbox; no part of the systems that it plays. */
public final class ControlServer implements Closeable {

  /** What can be steered on one side. */
  public record Side(Limits limits, Counters counters, TokenService tokens, Person person) {}

  private final HttpServer server;
  private final ExecutorService threads;
  private final Journal journal;
  private final Faults faults;
  private final Map<String, Side> sides;
  private final Consumer<Boolean> extension;

  public ControlServer(
      HttpServer server,
      ExecutorService threads,
      Journal journal,
      Faults faults,
      Map<String, Side> sides,
      Consumer<Boolean> extension) {
    this.server = server;
    this.threads = threads;
    this.journal = journal;
    this.faults = faults;
    this.sides = sides;
    this.extension = extension;
  }

  public void start() {
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    Response response;
    try {
      response = answer(exchange, body);
    } catch (ApiException e) {
      response = Response.json(e.status(), message(e.getMessage()));
    }
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    boolean empty = response.body().length == 0;
    exchange.sendResponseHeaders(response.status(), empty ? -1 : response.body().length);
    try (var out = exchange.getResponseBody()) {
      out.write(response.body());
    }
  }

  private static ObjectNode message(String text) {
    return JsonNodeFactory.instance.objectNode().put("message", text);
  }

  private Response answer(HttpExchange exchange, byte[] body) {
    String path = exchange.getRequestURI().getPath();
    String method = exchange.getRequestMethod();
    if (path.startsWith("/edit/")) {
      return edit(method, path.substring("/edit/".length()), body);
    }
    return switch (method + " " + path) {
      case "GET /faults" -> Response.json(200, faults.shown());
      case "PUT /faults" -> replaceFaults(json(body));
      case "DELETE /faults" -> clearFaults();
      case "GET /limits" -> Response.json(200, limits());
      case "PUT /limits" -> setLimits(json(body));
      case "GET /counters" -> Response.json(200, counters());
      case "POST /counters/reset" -> resetCounters();
      case "POST /tokens/revoke" -> revoke();
      case "PUT /extension" -> setExtension(json(body));
      case "GET /history" -> history(Urls.query(exchange.getRequestURI().getRawQuery()));
      default -> throw new ApiException(404, "", "There is no " + method + " " + path + ".");
    };
  }

  private static JsonNode json(byte[] body) {
    JsonNode node = Json.treeOrNull(body);
    if (node == null || !node.isObject()) {
      throw new ApiException(400, "", "A JSON object is expected.");
    }
    return node;
  }

  private Response replaceFaults(JsonNode definition) {
    faults.replace(definition);
    return Response.json(200, faults.shown());
  }

  private Response clearFaults() {
    faults.clear();
    return Response.empty(204);
  }

  private ObjectNode limits() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    sides.forEach(
        (name, side) -> {
          Limits.Setting setting = side.limits().setting();
          node.putObject(name)
              .put("on", setting.on())
              .put("requests", setting.requests())
              .put("seconds", setting.window().toSeconds())
              .put("concurrent", setting.concurrent())
              .put("queue", setting.queue());
        });
    return node;
  }

  private Response setLimits(JsonNode wanted) {
    wanted.properties().forEach(entry -> side(entry.getKey()).limits().set(entry.getValue()));
    return Response.json(200, limits());
  }

  /** {@code {"installed": false}}: the ERP is as without Tandem's own pages. */
  private Response setExtension(JsonNode wanted) {
    extension.accept(wanted.path("installed").asBoolean(true));
    return Response.json(200, wanted);
  }

  private ObjectNode counters() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    sides.forEach((name, side) -> node.set(name, side.counters().shown()));
    return node;
  }

  private Response resetCounters() {
    sides.values().forEach(side -> side.counters().reset());
    return Response.empty(204);
  }

  private Response revoke() {
    sides.values().forEach(side -> side.tokens().revokeAll());
    return Response.empty(204);
  }

  private Response history(Map<String, String> query) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("last", journal.last());
    ArrayNode changes = node.putArray("changes");
    String side = query.get("side");
    String set = query.get("set");
    journal.since(
        Long.parseLong(query.getOrDefault("since", "0")),
        change -> {
          boolean wanted =
              (side == null || side.equals(change.side()))
                  && (set == null || set.equals(change.set()));
          if (wanted) {
            changes.add(Json.mapper().<JsonNode>valueToTree(change));
          }
        });
    return Response.json(200, node);
  }

  /** {@code {side}/{set}} or {@code {side}/{set}({id})}. */
  private Response edit(String method, String path, byte[] body) {
    int slash = path.indexOf('/');
    if (slash < 0) {
      throw new ApiException(404, "", "Use /edit/{side}/{set}({id}).");
    }
    Person person = side(path.substring(0, slash)).person();
    String address = path.substring(slash + 1);
    if (method.equals("GET") || method.equals("DELETE")) {
      return person.send(method, address, new byte[0]);
    }
    return person.send(address.endsWith(")") ? "PATCH" : "POST", address, Json.bytes(json(body)));
  }

  private Side side(String name) {
    Side side = sides.get(name);
    if (side == null) {
      throw new ApiException(404, "", "There is no side '" + name + "'; use crm or erp.");
    }
    return side;
  }
}
