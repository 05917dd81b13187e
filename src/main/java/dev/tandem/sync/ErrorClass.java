package dev.tandem.sync;

/** What an error means for the record or the node. */
public enum ErrorClass {
  /** Passes by itself; never marks a record. */
  TRANSIENT,
  /** A reference is not coupled yet; released when it is. */
  WAITING,
  /** People or a policy must choose. */
  CONFLICT,
  /** Left alone on purpose: a reason for those who ask, not an error. */
  IGNORED,
  /** The values cannot be written as they are. */
  REJECTED,
  /** Somebody asked the node for what it cannot do; concerns nobody else. */
  REQUEST,
  /** The node's own setup; stops the node at its start. */
  CONFIGURATION
}
