package dev.tandem.app;

import dev.tandem.sync.Complaint;
import java.util.List;
import java.util.stream.Collectors;

/** The node cannot start on its configuration; carries everything that was found. */
final class InvalidConfiguration extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidConfiguration(List<Complaint> complaints) {
    super(complaints.stream().map(Complaint::toString).collect(Collectors.joining("\n")));
  }

  static void throwIfAny(List<Complaint> complaints) {
    if (!complaints.isEmpty()) {
      throw new InvalidConfiguration(complaints);
    }
  }
}
