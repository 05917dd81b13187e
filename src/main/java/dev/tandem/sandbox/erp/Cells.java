package dev.tandem.sandbox.erp;

import dev.tandem.sandbox.model.Column;
import dev.tandem.sandbox.rows.Draft;
import dev.tandem.sandbox.rows.Row;
import dev.tandem.sandbox.rows.Table;
import java.math.BigDecimal;
import java.util.Set;

/** A row under way and its columns by name. */
record Cells(Table table, Draft draft, Set<Column> sent) {

  boolean isNew() {
    return table.get(draft.id()) == null;
  }

  boolean wasSent(String... names) {
    for (String name : names) {
      if (table.model().column(name).filter(sent::contains).isPresent()) {
        return true;
      }
    }
    return false;
  }

  Object get(String name) {
    return table.model().column(name).map(draft::get).orElse(null);
  }

  BigDecimal number(String name) {
    return get(name) instanceof BigDecimal number ? number : BigDecimal.ZERO;
  }

  void set(String name, Object value) {
    table.model().column(name).ifPresent(column -> draft.set(column, value));
  }

  /** What was not given, from another row. */
  void fill(String name, Table from, Row row, String property) {
    boolean isThere = table.model().column(name).isPresent();
    if (isThere && get(name) == null && from.model().column(property).isPresent()) {
      set(name, FollowUps.value(from, row, property));
    }
  }
}
