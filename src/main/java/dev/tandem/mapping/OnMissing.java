package dev.tandem.mapping;

/** What a field does when the record it refers to is not coupled: key {@code onMissing}. */
public enum OnMissing {
  /** The record waits until the reference is coupled (default). */
  WAIT,
  /** The target field becomes empty. */
  CLEAR,
  /** The target field is left as it is. */
  KEEP
}
