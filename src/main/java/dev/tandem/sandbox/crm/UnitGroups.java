package dev.tandem.sandbox.crm;

import dev.tandem.sandbox.model.Column;
import dev.tandem.sandbox.rows.Database;
import dev.tandem.sandbox.rows.Draft;
import dev.tandem.sandbox.rows.Reference;
import dev.tandem.sandbox.rows.Row;
import dev.tandem.sandbox.rows.Table;
import dev.tandem.sandbox.rows.Transaction;
import java.math.BigDecimal;
import java.util.UUID;
import java.util.function.Supplier;

/** A new group of units gets its base unit from the server. */
record UnitGroups(Database database, Supplier<UUID> ids) {
  private static final String SCHEDULES = "uomschedules";

  void created(Transaction tx, Table table, Row group) {
    Table units = database.table("uoms");
    if (!table.model().set().equals(SCHEDULES) || units == null) {
      return;
    }
    Draft unit = tx.create(units, ids.get());
    unit.set(column(units, "name"), group.get(column(table, "baseuomname")));
    unit.set(column(units, "quantity"), BigDecimal.ONE);
    unit.set(column(units, "isschedulebaseuom"), true);
    unit.set(column(units, "uomscheduleid"), new Reference(SCHEDULES, group.id()));
    tx.insert(units, unit);
  }

  private static Column column(Table table, String name) {
    return table.model().column(name).orElseThrow();
  }
}
