package dev.tandem.sandbox.rows;

import dev.tandem.sandbox.model.Column;
import java.util.UUID;

/** One stored record. Rows never change; a write replaces the row. */
public final class Row {
  private final UUID id;
  private final long sequence;
  private final long version;
  private final Object[] values;

  Row(UUID id, long sequence, long version, Object[] values) {
    this.id = id;
    this.sequence = sequence;
    this.version = version;
    this.values = values;
  }

  public UUID id() {
    return id;
  }

  /** The place in the order of insertion. */
  public long sequence() {
    return sequence;
  }

  /** Grows with every write to the database. */
  public long version() {
    return version;
  }

  public Object get(Column column) {
    return values[column.index()];
  }

  public Draft draft() {
    return new Draft(id, values.clone());
  }
}
