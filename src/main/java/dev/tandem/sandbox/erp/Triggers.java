package dev.tandem.sandbox.erp;

import dev.tandem.sandbox.model.Column;
import dev.tandem.sandbox.rows.Database;
import dev.tandem.sandbox.rows.Draft;
import dev.tandem.sandbox.rows.Row;
import dev.tandem.sandbox.rows.Table;
import java.util.List;
import java.util.Set;

/** All triggers of a company. */
final class Triggers implements Trigger {
  private static final String STAMP = "lastModifiedDateTime";

  /** Sets whose seeded rows are completed: goods and companies before what refers to them. */
  private static final List<String> SEEDED =
      List.of(
          "items",
          "resources",
          "itemUnitsOfMeasure",
          "resourceUnitsOfMeasure",
          "customers",
          "vendors",
          "contacts",
          "salesPrices",
          "priceListLines");

  private final Database database;
  private final List<Trigger> all;

  Triggers(Database database) {
    this.database = database;
    this.all =
        List.of(
            new UnitTrigger(database),
            new ContactTrigger(database),
            new PriceTrigger(database),
            new DocumentTrigger(database));
  }

  @Override
  public void prepare(Table table, Draft draft, Set<Column> sent) {
    all.forEach(trigger -> trigger.prepare(table, draft, sent));
  }

  @Override
  public void stored(FollowUps followUps, Table table, Row row) {
    all.forEach(trigger -> trigger.stored(followUps, table, row));
  }

  @Override
  public void deleted(FollowUps followUps, Table table, Row row) {
    all.forEach(trigger -> trigger.deleted(followUps, table, row));
  }

  /** What would have come with the seeded rows, had they been written one by one. */
  void completeSeed() {
    SEEDED.stream().map(database::table).filter(t -> t != null).forEach(this::complete);
  }

  private void complete(Table table) {
    for (Row row : List.copyOf(table.after(0))) {
      Draft draft = row.draft();
      prepare(table, draft, Set.of());
      database.reseed(table, row, draft);
      Object stamp = table.model().column(STAMP).map(row::get).orElse(null);
      stored(new FollowUps.Seeded(database, stamp), table, table.get(row.id()));
    }
  }
}
