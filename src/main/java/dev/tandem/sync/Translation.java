package dev.tandem.sync;

/**
 * One value as the other side should have it.
 *
 * @param kind what the value is
 * @param value the translated value (VALUE only)
 * @param problem why there is none; also of a value that is left out, for those who ask
 */
record Translation(Kind kind, Object value, Problem problem) {
  enum Kind {
    VALUE,
    /** Leave the target as it is. */
    KEEP,
    /** A reference is not coupled yet. */
    WAITS,
    /** No rule fits. */
    FAILED
  }

  static final Translation KEEP = new Translation(Kind.KEEP, null, null);

  /** The field stays as it is, or is emptied, since what it refers to is not coupled. */
  static Translation leftOut(Kind kind, Problem reason) {
    return new Translation(kind, null, reason);
  }

  static Translation value(Object value) {
    return new Translation(Kind.VALUE, Fields.canonical(value), null);
  }

  static Translation waits(Problem problem) {
    return new Translation(Kind.WAITS, null, problem);
  }

  static Translation failed(Problem problem) {
    return new Translation(Kind.FAILED, null, problem);
  }

  boolean isValue() {
    return kind == Kind.VALUE;
  }

  /** True if what the source says is not brought over, though nothing is wrong with it. */
  boolean isLeftOut() {
    return problem != null && (kind == Kind.KEEP || kind == Kind.VALUE);
  }

  boolean isKeep() {
    return kind == Kind.KEEP;
  }
}
