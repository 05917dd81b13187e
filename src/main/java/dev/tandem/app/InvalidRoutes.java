package dev.tandem.app;

import dev.tandem.mapping.Finding;
import dev.tandem.sync.ErrorCode;
import java.util.List;
import java.util.stream.Collectors;

/** Route files cannot be used; carries everything that was found. */
final class InvalidRoutes extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidRoutes(List<Finding> findings) {
    super(
        findings.stream()
            .map(f -> ErrorCode.ROUTE_FILE.id() + ' ' + f)
            .collect(Collectors.joining("\n")));
  }

  static void throwIfAny(List<Finding> findings) {
    if (!findings.isEmpty()) {
      throw new InvalidRoutes(findings);
    }
  }
}
