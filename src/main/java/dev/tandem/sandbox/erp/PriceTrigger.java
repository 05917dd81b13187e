package dev.tandem.sandbox.erp;

import dev.tandem.sandbox.model.Column;
import dev.tandem.sandbox.rows.Database;
import dev.tandem.sandbox.rows.Draft;
import dev.tandem.sandbox.rows.Row;
import dev.tandem.sandbox.rows.Table;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Prices show the ids of what their codes name, and the base unit where they name none. */
final class PriceTrigger implements Trigger {
  private static final String UNIT = "unitOfMeasureCode";

  private final Database database;

  PriceTrigger(Database database) {
    this.database = database;
  }

  @Override
  public void prepare(Table table, Draft draft, Set<Column> sent) {
    if (table.model().set().equals("salesPrices")) {
      group(table, draft);
      unit(table, draft, "items", "itemUnitsOfMeasure", "itemId", text(table, draft, "itemNumber"));
    } else if (table.model().set().equals("priceListLines")) {
      asset(table, draft);
    }
  }

  private void group(Table table, Draft draft) {
    Row group =
        "Customer Price Group".equals(text(table, draft, "salesType"))
            ? row("customerPriceGroups", "code", text(table, draft, "salesCode"))
            : null;
    draft.set(FollowUps.column(table, "priceGroupId"), group == null ? null : group.id());
  }

  private void asset(Table table, Draft draft) {
    String number = text(table, draft, "assetNumber");
    boolean isItem = "Item".equals(text(table, draft, "assetType"));
    if (isItem || "Resource".equals(text(table, draft, "assetType"))) {
      String set = isItem ? "items" : "resources";
      Row goods = row(set, "number", number);
      draft.set(FollowUps.column(table, "assetId"), goods == null ? null : goods.id());
      String units = isItem ? "itemUnitsOfMeasure" : "resourceUnitsOfMeasure";
      unit(table, draft, set, units, isItem ? "itemId" : "resourceId", number);
    }
  }

  private void unit(Table table, Draft draft, String set, String units, String via, String number) {
    Row goods = row(set, "number", number);
    if (goods == null) {
      return;
    }
    Object code =
        Optional.ofNullable(draft.get(FollowUps.column(table, UNIT)))
            .orElse(FollowUps.value(database.table(set), goods, "baseUnitOfMeasureCode"));
    Table all = database.table(units);
    draft.set(FollowUps.column(table, UNIT), code);
    draft.set(
        FollowUps.column(table, "unitOfMeasureId"),
        all.equalTo(FollowUps.column(all, via), goods.id()).stream()
            .filter(unit -> Objects.equals(code, FollowUps.value(all, unit, "code")))
            .map(Row::id)
            .findFirst()
            .orElse(null));
  }

  private Row row(String set, String column, String value) {
    Table table = database.table(set);
    return value == null
        ? null
        : table.equalTo(FollowUps.column(table, column), value).stream().findFirst().orElse(null);
  }

  private static String text(Table table, Draft draft, String name) {
    return (String) draft.get(FollowUps.column(table, name));
  }
}
