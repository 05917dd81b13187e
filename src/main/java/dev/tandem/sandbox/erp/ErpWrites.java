package dev.tandem.sandbox.erp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.sandbox.http.Request;
import dev.tandem.sandbox.model.Column;
import dev.tandem.sandbox.model.EntityModel;
import dev.tandem.sandbox.rows.Database;
import dev.tandem.sandbox.rows.Defaulted;
import dev.tandem.sandbox.rows.Draft;
import dev.tandem.sandbox.rows.Row;
import dev.tandem.sandbox.rows.Table;
import dev.tandem.sandbox.rows.Transaction;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Creates, changes and deletes records by the rules of the server. */
record ErpWrites(
    Database database, ErpInput input, ErpRules rules, Triggers triggers, Supplier<UUID> ids) {

  Row create(Transaction tx, Table table, ObjectNode body, Map<Column, Object> given) {
    EntityModel model = table.model();
    if (model.shape().readOnly() || model.shape().single()) {
      throw ErpErrors.noMethod("POST", model.set());
    }
    ErpInput.Values values = input.read(model, body, true);
    Draft draft = tx.create(table, ids.get());
    given.forEach(draft::set);
    values.columns().forEach(draft::set);
    for (Column column : model.columns()) {
      if (draft.get(column) == null && column.defaultText() != null) {
        draft.set(column, Defaulted.value(column));
      }
      if (draft.get(column) == null && column.numberSeries() != null) {
        draft.set(column, table.nextNumber(column));
      }
    }
    rules.apply(table, draft, values.columns().keySet());
    triggers.prepare(table, draft, values.columns().keySet());
    Row row = tx.insert(table, draft);
    triggers.stored(new FollowUps.Written(tx), table, row);
    values.children().forEach((children, nodes) -> children(tx, row, children, nodes));
    return table.get(row.id());
  }

  private void children(
      Transaction tx, Row parent, ErpNavigations.Children children, JsonNode nodes) {
    Table target = database.table(children.target().set());
    for (JsonNode node : nodes) {
      if (!(node instanceof ObjectNode body)) {
        throw ErpErrors.badRequest("'" + children.name() + "' must be an array of objects.");
      }
      create(tx, target, body, Map.of(children.via(), parent.id()));
    }
  }

  Row update(Transaction tx, Request request, Table table, UUID id, ObjectNode body) {
    if (table.model().shape().readOnly()) {
      throw ErpErrors.noMethod("PATCH", table.model().set());
    }
    Row before = current(request, table, id);
    ErpInput.Values values = input.read(table.model(), body, false);
    Draft draft = before.draft();
    values.columns().forEach(draft::set);
    rules.apply(table, draft, values.columns().keySet());
    triggers.prepare(table, draft, values.columns().keySet());
    Row row = tx.update(table, before, draft);
    triggers.stored(new FollowUps.Written(tx), table, row);
    return table.get(row.id());
  }

  void delete(Transaction tx, Request request, Table table, UUID id) {
    EntityModel model = table.model();
    if (model.shape().readOnly() || model.shape().single()) {
      throw ErpErrors.noMethod("DELETE", model.set());
    }
    Row row = current(request, table, id);
    for (EntityModel.Child child : model.shape().children().values()) {
      Table lines = database.table(child.set());
      Column via = lines == null ? null : lines.model().column(child.via()).orElse(null);
      if (via != null) {
        List.copyOf(lines.equalTo(via, row.id())).forEach(line -> tx.delete(lines, line));
      }
    }
    triggers.deleted(new FollowUps.Written(tx), table, row);
    tx.delete(table, row);
  }

  /** The row as the client knows it; enforcement on DELETE is unverified and switched on. */
  private static Row current(Request request, Table table, UUID id) {
    String ifMatch = request.header("If-Match");
    if (ifMatch == null || !ifMatch.equals("*") && !ifMatch.matches("(W/)?\"[^\"]*\"")) {
      throw ErpErrors.noToken();
    }
    Row row = table.get(id);
    if (row == null) {
      throw ErpErrors.noRow(table.model());
    }
    if (!ifMatch.equals("*") && !ifMatch.equals(ErpFormat.etag(row))) {
      throw ErpErrors.changed();
    }
    return row;
  }
}
