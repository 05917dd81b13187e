package dev.tandem.mapping;

/** What an ERP property that refers to a record holds: key {@code take} of a field. */
public enum Take {
  ID,
  KEY
}
