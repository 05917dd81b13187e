package dev.tandem.sandbox.erp;

import dev.tandem.sandbox.model.Column;
import dev.tandem.sandbox.rows.Database;
import dev.tandem.sandbox.rows.Draft;
import dev.tandem.sandbox.rows.Row;
import dev.tandem.sandbox.rows.Table;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every item and every resource has a group of units, and its base unit among them. */
final class UnitTrigger implements Trigger {
  private static final String BASE_UNIT = "baseUnitOfMeasureCode";

  /** What the tables of one kind of goods are called. */
  private record Goods(String set, String type, String units, String id, String number) {
    static final List<Goods> ALL =
        List.of(
            new Goods("items", "Item", "itemUnitsOfMeasure", "itemId", "itemNumber"),
            new Goods(
                "resources", "Resource", "resourceUnitsOfMeasure", "resourceId", "resourceNumber"));

    String group(Object goodsNumber) {
      return type.toUpperCase(java.util.Locale.ROOT) + " " + goodsNumber + " UOM GR";
    }
  }

  private final Database database;

  UnitTrigger(Database database) {
    this.database = database;
  }

  @Override
  public void prepare(Table table, Draft draft, Set<Column> sent) {
    for (Goods goods : Goods.ALL) {
      if (table.model().set().equals(goods.units())) {
        Object number = draft.get(FollowUps.column(table, goods.number()));
        draft.set(FollowUps.column(table, "unitGroupCode"), goods.group(number));
      }
    }
  }

  @Override
  public void stored(FollowUps followUps, Table table, Row row) {
    for (Goods goods : Goods.ALL) {
      if (table.model().set().equals(goods.set()) && database.table(goods.units()) != null) {
        add(followUps, goods, table, row);
      }
    }
  }

  private void add(FollowUps followUps, Goods goods, Table table, Row row) {
    Object number = FollowUps.value(table, row, "number");
    followUps.add(
        database.table("unitGroups"),
        row.id().toString(),
        Map.of(
            "code", goods.group(number),
            "sourceType", goods.type(),
            "sourceId", row.id(),
            "sourceNumber", number));
    Object unit = FollowUps.value(table, row, BASE_UNIT);
    if (unit != null) {
      followUps.add(
          database.table(goods.units()),
          row.id() + "/" + unit,
          Map.of(
              goods.id(),
              row.id(),
              goods.number(),
              number,
              "code",
              unit,
              "quantityPerUnitOfMeasure",
              BigDecimal.ONE,
              "unitGroupCode",
              goods.group(number)));
    }
  }

  @Override
  public void deleted(FollowUps followUps, Table table, Row row) {
    for (Goods goods : Goods.ALL) {
      if (table.model().set().equals(goods.set()) && database.table(goods.units()) != null) {
        delete(followUps, goods.units(), goods.id(), row);
        delete(followUps, "unitGroups", "sourceId", row);
      }
    }
  }

  private void delete(FollowUps followUps, String set, String via, Row row) {
    Table table = database.table(set);
    List.copyOf(table.equalTo(FollowUps.column(table, via), row.id()))
        .forEach(unit -> followUps.delete(table, unit));
  }
}
