package dev.tandem.sandbox.erp;

import dev.tandem.sandbox.http.ApiException;
import dev.tandem.sandbox.model.CodePair;
import dev.tandem.sandbox.model.Column;
import dev.tandem.sandbox.model.EntityModel;
import dev.tandem.sandbox.model.Relation;
import dev.tandem.sandbox.rows.Database;
import dev.tandem.sandbox.rows.Draft;
import dev.tandem.sandbox.rows.Row;
import dev.tandem.sandbox.rows.Table;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** What Business Central holds records to: relations, required fields, unique numbers. */
record ErpRules(Database database, LocalCurrency currency) {

  /** Checks the sent columns and completes what follows from them. */
  void apply(Table table, Draft draft, Set<Column> sent) {
    EntityModel model = table.model();
    for (Column column : sent) {
      if (currency.governs(model, column) && currency.code().equals(draft.get(column))) {
        draft.set(column, null);
      }
      relation(model, draft, column);
    }
    model.codePairs().forEach(pair -> pair(model, draft, pair, sent));
    required(model, draft);
    unique(table, draft);
  }

  private void relation(EntityModel model, Draft draft, Column column) {
    Relation relation = column.relation();
    Object value = draft.get(column);
    Table related = relation == null || value == null ? null : database.table(relation.set());
    if (related != null && row(related, relation.column(), value) == null) {
      throw ErpErrors.noRelated(model, column.name(), value, relation.set());
    }
  }

  private static Row row(Table table, String column, Object value) {
    if (column.equals("id")) {
      return table.get((UUID) value);
    }
    Collection<Row> rows = table.equalTo(table.model().column(column).orElseThrow(), value);
    return rows.isEmpty() ? null : rows.iterator().next();
  }

  /** Id and code of one relation: either may be sent, the other follows; both must agree. */
  private void pair(EntityModel model, Draft draft, CodePair pair, Set<Column> sent) {
    Table related = database.table(pair.set());
    Column id = model.column(pair.id()).orElse(null);
    Column code = pair.code() == null ? null : model.column(pair.code()).orElse(null);
    boolean idSent = id != null && sent.contains(id);
    boolean codeSent = code != null && sent.contains(code);
    if (related == null || !idSent && !codeSent) {
      return;
    }
    Row byId = idSent ? named(model, pair, related, "id", id, draft) : null;
    Row byCode = codeSent ? named(model, pair, related, codeOf(related), code, draft) : null;
    boolean differ = byId != null && (byCode == null || !byId.id().equals(byCode.id()));
    if (idSent && codeSent && differ) {
      throw ErpErrors.mismatch(pair.set());
    }
    Row row = byId == null ? byCode : byId;
    String codeValue = row == null ? null : Objects.toString(row.get(codeColumn(related)), null);
    boolean local =
        code != null && currency.governs(model, code) && currency.code().equals(codeValue);
    if (id != null) {
      draft.set(id, row == null || local ? null : row.id());
    }
    if (code != null) {
      draft.set(code, local ? null : codeValue);
    }
  }

  private static Row named(
      EntityModel model, CodePair pair, Table related, String by, Column column, Draft draft) {
    Object value = draft.get(column);
    Row row = value == null ? null : row(related, by, value);
    if (value != null && row == null) {
      throw ErpErrors.noRelated(model, column.name(), value, pair.set());
    }
    return row;
  }

  private static String codeOf(Table related) {
    return codeColumn(related).name();
  }

  /** A row is known by its code, documents and accounts by their number. */
  private static Column codeColumn(Table related) {
    return related
        .model()
        .column("code")
        .or(() -> related.model().column("number"))
        .orElseThrow(
            () -> new IllegalStateException(related.model().set() + " has no code and no number."));
  }

  /** Completes the missing halves of a seeded row; tells whether there was one to complete. */
  boolean complete(Table table, Draft draft) {
    boolean changed = false;
    for (CodePair pair : table.model().codePairs()) {
      Table related = database.table(pair.set());
      Column id = table.model().column(pair.id()).orElse(null);
      Column code = pair.code() == null ? null : table.model().column(pair.code()).orElse(null);
      boolean whole = related != null && id != null && code != null;
      if (whole && draft.get(id) == null && draft.get(code) != null) {
        Row row = row(related, codeOf(related), draft.get(code));
        draft.set(id, row == null ? null : row.id());
        changed = true;
      } else if (whole && draft.get(id) != null && draft.get(code) == null) {
        Row row = related.get((UUID) draft.get(id));
        draft.set(code, row == null ? null : row.get(codeColumn(related)));
        changed = true;
      }
    }
    return changed;
  }

  private static void required(EntityModel model, Draft draft) {
    for (Column column : model.columns()) {
      if (column.required() && Blank.stored(draft.get(column)) == null) {
        throw required(model, column);
      }
    }
  }

  /** Where an id would do as well the message names both, and its code is another one. */
  private static ApiException required(EntityModel model, Column column) {
    for (CodePair pair : model.codePairs()) {
      if (column.name().equals(pair.code()) && model.column(pair.id()).isPresent()) {
        return ErpErrors.dialog(
            "A \"%s\" or a \"%s\" must be provided.".formatted(pair.code(), pair.id()));
      }
    }
    return ErpErrors.required(column.name());
  }

  private static void unique(Table table, Draft draft) {
    for (Column column : table.model().columns()) {
      boolean unique = column.unique() || column.numberSeries() != null;
      Object value = draft.get(column);
      if (unique && value != null) {
        for (Row row : table.equalTo(column, value)) {
          if (!row.id().equals(draft.id())) {
            throw ErpErrors.duplicate(table.model(), column, value);
          }
        }
      }
    }
  }
}
