package dev.tandem.odata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A {@code $batch} in JSON. Requests carry their number, counted from 1, as id. */
public final class JsonBatch {
  private JsonBatch() {}

  public static String write(List<Part> parts) {
    ObjectNode batch = Json.object();
    ArrayNode requests = batch.putArray("requests");
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      ObjectNode request = requests.addObject();
      request.put("id", String.valueOf(i + 1));
      request.put("method", part.method());
      request.put("url", part.url());
      ObjectNode headers = request.putObject("headers");
      part.headers().forEach(headers::put);
      if (part.body() != null) {
        request.set("body", part.body());
      }
    }
    return Json.write(batch);
  }

  /**
   * The answers in the order of the requests, null where there is none; empty if the body is not
   * the answer to a batch.
   */
  public static Optional<List<PartAnswer>> read(HttpAnswer answer, int requests) {
    JsonNode responses = answer.json().path("responses");
    if (!responses.isArray()) {
      return Optional.empty();
    }
    PartAnswer[] answers = new PartAnswer[requests];
    for (int i = 0; i < responses.size(); i++) {
      int slot = slot(responses.get(i).path("id").asText(""), i, requests);
      if (slot < requests) {
        answers[slot] = answer(responses.get(i));
      }
    }
    return Optional.of(Arrays.asList(answers));
  }

  private static int slot(String id, int position, int requests) {
    boolean ours = id.matches("\\d{1,6}") && Integer.parseInt(id) >= 1;
    return ours && Integer.parseInt(id) <= requests ? Integer.parseInt(id) - 1 : position;
  }

  private static PartAnswer answer(JsonNode response) {
    Map<String, String> headers = new LinkedHashMap<>();
    response
        .path("headers")
        .properties()
        .forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
    JsonNode body = response.path("body");
    return new PartAnswer(
        response.path("status").asInt(),
        Headers.of(headers),
        body.isTextual() ? Json.read(body.textValue()) : body);
  }
}
