package dev.tandem.sync;

import java.util.List;

/** Port to the standing decisions about conflicts. */
public interface Decisions {
  List<Decision> of(String mapping);

  /** Replaces an earlier decision about the same field. */
  void decide(Decision decision);

  /** Takes a decision back: from now on a person is asked again. */
  boolean revoke(Decision decision);
}
