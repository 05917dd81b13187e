package dev.tandem.mapping;

/** Who wins when both sides changed one field to different values: key {@code onUpdateConflict}. */
public enum ConflictPolicy {
  /** Nobody: the record is held until a person decides. */
  ASK,
  CRM,
  ERP
}
