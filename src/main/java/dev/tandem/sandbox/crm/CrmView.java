package dev.tandem.sandbox.crm;

import dev.tandem.odata.filter.Lookup;
import dev.tandem.sandbox.model.Column;
import dev.tandem.sandbox.model.ColumnType;
import dev.tandem.sandbox.model.EntityModel;
import dev.tandem.sandbox.rows.Database;
import dev.tandem.sandbox.rows.Reference;
import dev.tandem.sandbox.rows.Row;
import dev.tandem.sandbox.rows.RowView;
import dev.tandem.sandbox.rows.Table;
import java.util.ArrayList;
import java.util.List;

/** Rows as Dataverse filters and orders see them: lookups as guids, paths through navigations. */
record CrmView(Database database, Navigations navigations) implements RowView {
  private static final String VERSION = "versionnumber";

  @Override
  public Lookup of(Table table, Row row) {
    return new View(table, row);
  }

  @Override
  public Column column(Table table, List<String> path) {
    return path.size() == 1 ? column(table.model(), path.get(0)) : null;
  }

  @Override
  public boolean isKey(Table table, List<String> path) {
    return path.size() == 1 && path.get(0).equals(table.model().key());
  }

  /** The column behind a property of queries: plain columns, and lookups by their value name. */
  static Column column(EntityModel model, String property) {
    return model
        .column(property)
        .filter(c -> c.type() != ColumnType.LOOKUP)
        .or(() -> model.lookupByValueName(property))
        .orElse(null);
  }

  /** Refuses a path that leads nowhere, so that a wrong filter fails on empty tables too. */
  void check(EntityModel model, List<String> path) {
    String first = path.get(0);
    Navigation navigation = navigations.find(model, first).orElse(null);
    boolean plain =
        path.size() == 1
            && (first.equals(VERSION) || first.equals(model.key()) || column(model, first) != null);
    if (plain || navigation != null && (path.size() == 1 || navigation.target() == null)) {
      return;
    }
    if (navigation == null) {
      throw CrmErrors.noQueryProperty(model, first);
    }
    check(navigation.target(), path.subList(1, path.size()));
  }

  /** The related row of a lookup, or null. */
  Row follow(Reference reference) {
    Table target = reference == null ? null : database.table(reference.set());
    return target == null ? null : target.get(reference.id());
  }

  String nameOf(Reference reference) {
    Row row = follow(reference);
    EntityModel model = row == null ? null : database.table(reference.set()).model();
    return model == null || model.primaryName() == null
        ? null
        : model.column(model.primaryName()).map(row::get).map(Object::toString).orElse(null);
  }

  private final class View implements Lookup {
    private final Table table;
    private final Row row;

    View(Table table, Row row) {
      this.table = table;
      this.row = row;
    }

    @Override
    public Object value(List<String> path) {
      String first = path.get(0);
      if (path.size() > 1) {
        return throughNavigation(first, path.subList(1, path.size()));
      }
      if (first.equals(VERSION)) {
        return row.version();
      }
      if (first.equals(table.model().key())) {
        return row.id();
      }
      Column column = column(table.model(), first);
      return column == null ? nameOrGuid(first) : plain(row.get(column));
    }

    private Object plain(Object value) {
      return value instanceof Reference reference ? reference.id() : value;
    }

    /** A bare navigation name stands for the id; ordering by it goes by the name of the target. */
    private Object nameOrGuid(String name) {
      Reference reference = reference(navigation(name));
      String shown = reference == null ? null : nameOf(reference);
      return shown == null && reference != null ? reference.id() : shown;
    }

    private Object throughNavigation(String name, List<String> rest) {
      Reference reference = reference(navigation(name));
      Row related = follow(reference);
      return related == null ? null : of(database.table(reference.set()), related).value(rest);
    }

    private Navigation navigation(String name) {
      return navigations
          .find(table.model(), name)
          .orElseThrow(() -> CrmErrors.noQueryProperty(table.model(), name));
    }

    private Reference reference(Navigation navigation) {
      Reference reference = (Reference) row.get(navigation.lookup());
      boolean other =
          reference != null
              && navigation.target() != null
              && !navigation.target().set().equals(reference.set());
      return other ? null : reference;
    }

    @Override
    public Iterable<? extends Lookup> related(List<String> path) {
      Navigation navigation = navigation(path.get(0));
      Table target = database.table(navigation.target().set());
      List<Lookup> rows = new ArrayList<>();
      target.equalTo(navigation.lookup(), row.id()).forEach(r -> rows.add(of(target, r)));
      return rows;
    }
  }
}
