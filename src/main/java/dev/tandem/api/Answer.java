package dev.tandem.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is answered.
 *
 * @param status HTTP status
 * @param headers headers beside length and date
 * @param body JSON, or null for none
 */
record Answer(int status, Map<String, String> headers, JsonNode body) {
  private static final String TYPE = "Content-Type";

  Answer {
    headers = Map.copyOf(headers);
  }

  static Answer ok(JsonNode body) {
    return new Answer(200, Map.of(TYPE, "application/json"), body);
  }

  /** The node was told and does it by and by. */
  static Answer accepted(JsonNode body) {
    return new Answer(202, Map.of(TYPE, "application/json"), body);
  }

  static Answer nothing() {
    return new Answer(204, Map.of(), null);
  }

  static Answer problem(int status, JsonNode problem) {
    return new Answer(status, Map.of(TYPE, "application/problem+json"), problem);
  }

  Answer with(String header, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(header, value);
    return new Answer(status, more, body);
  }
}
