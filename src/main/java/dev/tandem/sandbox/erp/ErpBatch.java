package dev.tandem.sandbox.erp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.sandbox.http.ApiException;
import dev.tandem.sandbox.http.Counters;
import dev.tandem.sandbox.http.Headers;
import dev.tandem.sandbox.http.Json;
import dev.tandem.sandbox.http.Multipart;
import dev.tandem.sandbox.http.MultipartWriter;
import dev.tandem.sandbox.http.Request;
import dev.tandem.sandbox.http.Response;
import dev.tandem.sandbox.rows.Transaction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** {@code $batch} in JSON or multipart: in order, up to the first failure unless told to go on. */
final class ErpBatch {
  private static final int MOST_REQUESTS = 100;
  private static final List<String> INHERITED =
      List.of("Company", "Accept-Language", "client-request-id", "x-ms-client-request-id");

  private final ErpService service;
  private final Supplier<UUID> ids;
  private final Counters counters;

  ErpBatch(ErpService service, Supplier<UUID> ids, Counters counters) {
    this.service = service;
    this.ids = ids;
    this.counters = counters;
  }

  Response answer(Request request) {
    if (!request.method().equals("POST")) {
      throw ErpErrors.noMethod(request.method(), "$batch");
    }
    String type = request.header("Content-Type");
    return type != null && type.startsWith("multipart/mixed")
        ? multipart(request, type)
        : json(request);
  }

  private Response json(Request request) {
    JsonNode entries = request.object("BadRequest").path("requests");
    if (!entries.isArray()) {
      throw ErpErrors.badRequest("The batch needs an array named 'requests'.");
    }
    List<Request> parts = new ArrayList<>();
    entries.forEach(entry -> parts.add(part(request, entry)));
    List<Response> answers = run(request, parts);
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode responses = body.putArray("responses");
    for (int i = 0; i < answers.size(); i++) {
      responses.add(described(entries.get(i).path("id"), answers.get(i)));
    }
    return Response.json(200, body);
  }

  private static Request part(Request outer, JsonNode entry) {
    Map<String, String> fields = new HashMap<>();
    entry.path("headers").properties().forEach(e -> fields.put(e.getKey(), e.getValue().asText()));
    JsonNode body = entry.path("body");
    byte[] bytes = body.isMissingNode() || body.isNull() ? new byte[0] : Json.bytes(body);
    Headers headers = new Headers(fields).or(inherited(outer));
    String method = entry.path("method").asText().toUpperCase(Locale.ROOT);
    return Request.of(method, outer.root(), entry.path("url").asText(), headers, bytes);
  }

  private static Headers inherited(Request outer) {
    Map<String, String> fields = new HashMap<>();
    for (String name : INHERITED) {
      if (outer.header(name) != null) {
        fields.put(name, outer.header(name));
      }
    }
    return new Headers(fields);
  }

  private static ObjectNode described(JsonNode id, Response response) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.set("id", id.isMissingNode() ? null : id);
    node.put("status", response.status());
    ObjectNode headers = node.putObject("headers");
    response.headers().forEach(headers::put);
    headers.put("odata-version", "4.0");
    if (response.body().length > 0) {
      JsonNode json = Json.treeOrNull(response.body());
      node.set(
          "body",
          json == null ? node.textNode(new String(response.body(), StandardCharsets.UTF_8)) : json);
    }
    return node;
  }

  private List<Response> run(Request outer, List<Request> parts) {
    counters.count("batchParts", parts.size());
    if (parts.size() > MOST_REQUESTS) {
      throw ErpErrors.badRequest(
          "The batch holds %d requests; at most %d are allowed."
              .formatted(parts.size(), MOST_REQUESTS));
    }
    boolean goOn = outer.prefer().has("continue-on-error");
    if (parts.isEmpty() || !"snapshot".equalsIgnoreCase(outer.header("Isolation"))) {
      return inOrder(parts, goOn, service::alone);
    }
    return service.inTransaction(outer, parts.get(0), tx -> snapshot(tx, parts, goOn));
  }

  /** Any failure undoes everything, while earlier answers still tell of success. */
  private List<Response> snapshot(Transaction tx, List<Request> parts, boolean goOn) {
    List<Response> answers = inOrder(parts, goOn, part -> service.within(tx, part));
    if (answers.stream().anyMatch(Response::failed)) {
      tx.rollback();
    }
    return answers;
  }

  private static List<Response> inOrder(
      List<Request> parts, boolean goOn, Function<Request, Response> execution) {
    List<Response> answers = new ArrayList<>();
    for (Request part : parts) {
      Response response = execution.apply(part);
      answers.add(response);
      if (response.failed() && !goOn) {
        break;
      }
    }
    return answers;
  }

  private Response multipart(Request request, String type) {
    List<Request> requests = new ArrayList<>();
    List<String> contentIds = new ArrayList<>();
    for (Multipart.Part part : parts(request.body(), type)) {
      Multipart.Part single = single(part);
      contentIds.add(single.headers().get("Content-ID"));
      requests.add(
          Multipart.request(single, request.root(), inherited(request), ErpBatch::unreadable));
    }
    List<Response> answers = run(request, requests);
    MultipartWriter writer = new MultipartWriter("batchresponse_" + ids.get());
    for (int i = 0; i < answers.size(); i++) {
      writer.add(answers.get(i), contentIds.get(i));
    }
    return writer.response(200);
  }

  private static Multipart.Part single(Multipart.Part part) {
    String type = part.headers().get("Content-Type");
    if (type == null || !type.startsWith("multipart/mixed")) {
      return part;
    }
    List<Multipart.Part> changeSet = parts(part.content(), type);
    if (changeSet.size() != 1) {
      throw new ApiException(
          500,
          "InternalServerError",
          "Multiple requests within the same change set are not supported by Microsoft Dynamics"
              + " 365 Business Central OData web services.");
    }
    return changeSet.get(0);
  }

  private static List<Multipart.Part> parts(byte[] body, String type) {
    return Multipart.parts(body, type, ErpBatch::unreadable);
  }

  private static ApiException unreadable() {
    return ErpErrors.badRequest("The batch is not readable as multipart/mixed.");
  }
}
