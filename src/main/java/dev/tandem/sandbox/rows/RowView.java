package dev.tandem.sandbox.rows;

import dev.tandem.odata.filter.Lookup;
import dev.tandem.sandbox.model.Column;
import java.util.List;

/** How one side shows rows to filters and which of its properties are plain columns. */
public interface RowView {

  Lookup of(Table table, Row row);

  /** The column behind a property path, or null when the path is no plain column. */
  Column column(Table table, List<String> path);

  /** Whether the path is the key of the set. */
  boolean isKey(Table table, List<String> path);
}
