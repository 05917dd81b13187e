package dev.tandem.sandbox.crm;

import dev.tandem.sandbox.model.Access;
import dev.tandem.sandbox.model.Column;
import dev.tandem.sandbox.model.EntityModel;
import dev.tandem.sandbox.rows.Database;
import dev.tandem.sandbox.rows.Defaulted;
import dev.tandem.sandbox.rows.Draft;
import dev.tandem.sandbox.rows.Reference;
import dev.tandem.sandbox.rows.Row;
import dev.tandem.sandbox.rows.Table;
import java.util.Iterator;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the server fills in by itself: defaults, owner, currency, numbers, the full name. */
record Defaults(Database database) {
  private static final String CURRENCIES = "transactioncurrencies";

  void fill(Table table, Draft draft, UUID user) {
    EntityModel model = table.model();
    for (Column column : model.columns()) {
      if (draft.get(column) == null && column.defaultText() != null) {
        draft.set(column, Defaulted.value(column));
      }
      if (draft.get(column) == null && column.numberSeries() != null) {
        draft.set(column, table.nextNumber(column));
      }
    }
    model
        .column("ownerid")
        .filter(owner -> owner.access() != Access.READ && draft.get(owner) == null && user != null)
        .ifPresent(owner -> draft.set(owner, new Reference("systemusers", user)));
    model
        .column("transactioncurrencyid")
        .filter(currency -> !model.set().equals(CURRENCIES) && draft.get(currency) == null)
        .ifPresent(currency -> draft.set(currency, baseCurrency()));
    compute(model, draft);
  }

  /** The organisation's currency is taken to be the first one of the table. */
  private Reference baseCurrency() {
    Table currencies = database.table(CURRENCIES);
    Iterator<Row> rows =
        currencies == null ? Stream.<Row>empty().iterator() : currencies.after(0).iterator();
    return rows.hasNext() ? new Reference(CURRENCIES, rows.next().id()) : null;
  }

  /** The full name is composed of its parts, as the default name convention has it. */
  void compute(EntityModel model, Draft draft) {
    Column full = model.column("fullname").orElse(null);
    Column first = model.column("firstname").orElse(null);
    Column last = model.column("lastname").orElse(null);
    if (full != null && first != null && last != null) {
      String name =
          Stream.of(draft.get(first), draft.get(last))
              .filter(part -> part != null)
              .map(Object::toString)
              .collect(Collectors.joining(" "));
      draft.set(full, name.isEmpty() ? null : name);
    }
  }
}
