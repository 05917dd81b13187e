package dev.tandem.sync;

/** Whether a record without a partner is created on the other side. */
public enum Creation {
  AS_MAPPED,
  /** Also where the mapping synchronises coupled records only. */
  YES,
  /** It is only looked for. */
  NO
}
