package dev.tandem.sandbox.rows;

import dev.tandem.sandbox.model.Column;
import java.util.UUID;

/** A row while a write is putting it together. */
public final class Draft {
  private final UUID id;
  private final Object[] values;

  Draft(UUID id, Object[] values) {
    this.id = id;
    this.values = values;
  }

  public UUID id() {
    return id;
  }

  public Object get(Column column) {
    return values[column.index()];
  }

  public void set(Column column, Object value) {
    values[column.index()] = value;
  }

  Row row(long sequence, long version) {
    return new Row(id, sequence, version, values);
  }
}
