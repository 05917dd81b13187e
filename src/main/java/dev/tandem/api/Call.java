package dev.tandem.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.mapping.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One call of an operation, checked against the contract.
 *
 * @param path values of the path's placeholders
 * @param query query parameters
 * @param body the body; an empty object if there is none
 */
record Call(Map<String, String> path, Map<String, String> query, JsonNode body) {
  private static final int PAGE = 100;

  String path(String name) {
    return path.get(name);
  }

  Side side() {
    return Side.of(path.get("side"));
  }

  Optional<String> query(String name) {
    return Optional.ofNullable(query.get(name));
  }

  int limit() {
    return query("limit").map(Integer::parseInt).orElse(PAGE);
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(body.path(name).textValue());
  }

  Optional<Side> side(String name) {
    return text(name).map(Side::of);
  }

  boolean flag(String name) {
    return body.path(name).asBoolean(false);
  }

  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    body.path(name).forEach(node -> texts.add(node.asText()));
    return texts;
  }
}
