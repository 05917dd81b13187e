package dev.tandem.mapping;

/** What happens when the partner of a coupled record was deleted: key {@code onDeletion}. */
public enum DeletionPolicy {
  ASK,
  RESTORE,
  UNCOUPLE
}
