package dev.tandem.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.sync.Problem;
import java.util.Map;

/** What went wrong, as RFC 9457 has it, with the code and the remedy of the catalogue. */
final class Problems {
  private static final Map<Integer, String> TITLES =
      Map.of(
          400, "The request does not fit the contract",
          401, "Not signed in",
          403, "Not allowed",
          404, "Not found",
          405, "Method not allowed",
          409, "Not possible at present",
          413, "Too large",
          415, "JSON is expected",
          500, "The node failed",
          503, "A system does not answer");

  private Problems() {}

  static Answer of(int status, String detail) {
    return Answer.problem(status, node(status, detail));
  }

  static Answer of(int status, Problem problem) {
    ObjectNode node = node(status, problem.detail());
    node.put("code", problem.code().id());
    node.put("cause", problem.code().cause());
    node.put("remedy", problem.code().remedy());
    return Answer.problem(status, node);
  }

  private static ObjectNode node(int status, String detail) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("type", "about:blank");
    node.put("title", TITLES.getOrDefault(status, "Error"));
    node.put("status", status);
    node.put("detail", detail);
    return node;
  }
}
