package dev.tandem.sync;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.mapping.Finding;

/**
 * A finding in a file or setting of the integrator, under its code in the catalogue.
 *
 * @param code says which kind of file
 * @param finding what is wrong where
 */
public record Complaint(ErrorCode code, Finding finding) {
  /** A fault of a system, at the setting or file that it is about. */
  public static Complaint of(SystemFault fault, String file, int line) {
    Problem problem = fault.problem();
    return new Complaint(
        problem.code(), new Finding(file, line, 0, problem.detail(), problem.code().remedy()));
  }

  public ObjectNode json() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("file", finding.file())
        .put("line", finding.line())
        .put("column", finding.column())
        .put("code", code.id())
        .put("message", finding.message())
        .put("remedy", finding.remedy());
  }

  @Override
  public String toString() {
    return code.id() + ' ' + finding;
  }
}
