package dev.tandem.sandbox.erp;

import dev.tandem.odata.filter.Lookup;
import dev.tandem.sandbox.model.Column;
import dev.tandem.sandbox.model.ColumnType;
import dev.tandem.sandbox.model.EntityModel;
import dev.tandem.sandbox.rows.Database;
import dev.tandem.sandbox.rows.Row;
import dev.tandem.sandbox.rows.RowView;
import dev.tandem.sandbox.rows.Table;
import java.util.List;
import java.util.UUID;

/**
 * Rows as filters and answers see them: blanks instead of nulls, the local currency by its code.
 */
record ErpView(Database database, ErpNavigations navigations, LocalCurrency currency)
    implements RowView {
  private static final String ID = "id";

  @Override
  public Lookup of(Table table, Row row) {
    return path -> value(table, row, path);
  }

  @Override
  public Column column(Table table, List<String> path) {
    Column column = path.size() == 1 ? table.model().column(path.get(0)).orElse(null) : null;
    boolean computed = column != null && currency.governs(table.model(), column);
    return computed ? null : column;
  }

  @Override
  public boolean isKey(Table table, List<String> path) {
    return path.size() == 1 && path.get(0).equals(ID);
  }

  void check(EntityModel model, List<String> path) {
    String first = path.get(0);
    if (path.size() == 1) {
      if (!first.equals(ID) && model.column(first).isEmpty()) {
        throw ErpErrors.noQueryProperty(model, first);
      }
      return;
    }
    EntityModel target =
        navigations
            .parent(model, first)
            .map(ErpNavigations.Parent::target)
            .orElseThrow(() -> ErpErrors.noQueryProperty(model, first));
    check(target, path.subList(1, path.size()));
  }

  private Object value(Table table, Row row, List<String> path) {
    String first = path.get(0);
    EntityModel model = table.model();
    if (path.size() > 1) {
      return related(table, row, first, path.subList(1, path.size()));
    }
    if (first.equals(ID)) {
      return row.id();
    }
    Column column = model.column(first).orElseThrow(() -> ErpErrors.noQueryProperty(model, first));
    Object value = shown(model, row, column);
    return column.type() == ColumnType.ENUM ? EnumText.escape(value.toString()) : value;
  }

  /** The value of a column, never null; enum members by their plain name. */
  Object shown(EntityModel model, Row row, Column column) {
    Object value = row.get(column);
    if (value != null) {
      return value;
    }
    return currency.governs(model, column) ? currency.code() : Blank.of(column);
  }

  private Object related(Table table, Row row, String name, List<String> rest) {
    ErpNavigations.Parent parent =
        navigations
            .parent(table.model(), name)
            .orElseThrow(() -> ErpErrors.noQueryProperty(table.model(), name));
    Table target = database.table(parent.target().set());
    Object id = row.get(parent.id());
    Row found = id == null ? null : target.get((UUID) id);
    return found == null ? null : value(target, found, rest);
  }
}
