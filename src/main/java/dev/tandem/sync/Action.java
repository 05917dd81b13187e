package dev.tandem.sync;

/** How one change ended; each action feeds one counter of its run. */
public enum Action {
  INSERTED,
  MODIFIED,
  /** Nothing differed. */
  UNCHANGED,
  /** Already applied, or an echo of our own write: dropped without an outcome. */
  DROPPED,
  /** Left alone on purpose: not coupled and not to be created, or the other side wins. */
  SKIPPED,
  /** An existing pair was recognised and tied together; it may have been written too. */
  COUPLED,
  UNCOUPLED,
  /** The partner of a deleted record was deleted too. */
  DELETED,
  FAILED;

  public String code() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
