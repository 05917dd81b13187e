package dev.tandem.sync;

/** What is to become of a pair, when a person or a policy says so. */
public enum Settlement {
  /** The record that is gone is created again from its partner. */
  RESTORE,
  /** The coupling is removed, nothing is written. */
  UNCOUPLE,
  /** The partner of a record that is gone is deleted too, and the coupling removed. */
  DELETE
}
