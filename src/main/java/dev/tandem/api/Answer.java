package dev.tandem.api;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What is answered.
 *
 * @param status HTTP status
 * @param type media type
 * @param body JSON, or null for none
 */
public record Answer(int status, String type, JsonNode body) {
  private static final String JSON = "application/json";
  private static final String PROBLEM = "application/problem+json";

  static Answer ok(JsonNode body) {
    return new Answer(200, JSON, body);
  }

  /** The node was told and does it by and by. */
  static Answer accepted(JsonNode body) {
    return new Answer(202, JSON, body);
  }

  static Answer nothing() {
    return new Answer(204, JSON, null);
  }

  static Answer problem(int status, JsonNode problem) {
    return new Answer(status, PROBLEM, problem);
  }
}
