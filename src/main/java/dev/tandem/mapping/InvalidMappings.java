package dev.tandem.mapping;

import java.util.List;
import java.util.stream.Collectors;

/** Mapping files cannot be used; carries everything that was found, not only the first thing. */
public final class InvalidMappings extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Finding> findings;

  InvalidMappings(List<Finding> findings) {
    super(findings.stream().map(Finding::toString).collect(Collectors.joining("\n")));
    this.findings = List.copyOf(findings);
  }

  static void throwIfAny(List<Finding> findings) {
    if (!findings.isEmpty()) {
      throw new InvalidMappings(findings);
    }
  }

  public List<Finding> findings() {
    return findings;
  }
}
