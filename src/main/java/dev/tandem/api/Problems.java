package dev.tandem.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.Problem;
import java.util.Map;

/** What went wrong, as RFC 9457 has it, with the code and the remedy of the catalogue. */
final class Problems {
  private static final Map<Integer, String> TITLES =
      Map.ofEntries(
          Map.entry(400, "The request does not fit the contract"),
          Map.entry(401, "Not signed in"),
          Map.entry(403, "Not allowed"),
          Map.entry(404, "Not found"),
          Map.entry(405, "Method not allowed"),
          Map.entry(406, "Answers are JSON"),
          Map.entry(409, "Not possible at present"),
          Map.entry(413, "Too large"),
          Map.entry(415, "JSON is expected"),
          Map.entry(500, "The node failed"),
          Map.entry(503, "A system does not answer"));
  private static final Map<Integer, ErrorCode> CODES =
      Map.of(
          401, ErrorCode.TOKEN_UNKNOWN,
          403, ErrorCode.ROLE_LACKING,
          404, ErrorCode.NOTHING_THERE,
          500, ErrorCode.REQUEST_FAILED);

  private Problems() {}

  /** A problem that the status tells: the caller's fault, or the node's. */
  static Answer of(int status, String detail) {
    return of(status, CODES.getOrDefault(status, ErrorCode.REQUEST_REFUSED).with(detail));
  }

  static Answer of(int status, Problem problem) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("type", "about:blank");
    node.put("title", TITLES.getOrDefault(status, "Error"));
    node.put("status", status);
    node.put("detail", problem.detail());
    node.put("code", problem.code().id());
    node.put("cause", problem.code().cause());
    node.put("remedy", problem.code().remedy());
    return Answer.problem(status, node);
  }

  static Answer of(Refusal refusal) {
    return refusal.problem() == null
        ? of(refusal.status(), refusal.getMessage())
        : of(refusal.status(), refusal.problem());
  }
}
