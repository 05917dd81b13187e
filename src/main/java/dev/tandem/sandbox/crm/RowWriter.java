package dev.tandem.sandbox.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.sandbox.model.Column;
import dev.tandem.sandbox.model.EntityModel;
import dev.tandem.sandbox.rows.Database;
import dev.tandem.sandbox.rows.Draft;
import dev.tandem.sandbox.rows.Reference;
import dev.tandem.sandbox.rows.Row;
import dev.tandem.sandbox.rows.Table;
import dev.tandem.sandbox.rows.Transaction;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Creates and changes rows by all rules of the server, related new rows included. */
final class RowWriter {
  private final Database database;
  private final PayloadReader reader;
  private final ColumnRules rules;
  private final Defaults defaults;
  private final Supplier<UUID> ids;
  private final UnitGroups unitGroups;
  private final ProductStates products;

  RowWriter(Database database, PayloadReader reader, ColumnRules rules, Supplier<UUID> ids) {
    this.database = database;
    this.reader = reader;
    this.rules = rules;
    this.defaults = new Defaults(database);
    this.ids = ids;
    this.unitGroups = new UnitGroups(database, ids);
    this.products = new ProductStates(database);
  }

  /**
   * @param given values that the address or a parent sets, taken where the body does not say
   */
  Row create(
      Transaction tx,
      Table table,
      ObjectNode body,
      UUID id,
      Map<Column, Object> given,
      References references) {
    EntityModel model = table.model();
    Payload payload = reader.read(model, body, true, references);
    UUID key = id != null ? id : payload.key() != null ? payload.key() : ids.get();
    if (table.get(key) != null) {
      throw CrmErrors.duplicate();
    }
    Draft draft = tx.create(table, key);
    given.forEach(draft::set);
    payload.values().forEach(draft::set);
    payload
        .nested()
        .forEach(
            (navigation, node) -> {
              if (navigation.single()) {
                draft.set(navigation.lookup(), createTarget(tx, navigation, node, references));
              }
            });
    defaults.fill(table, draft, tx.caller().user());
    rules.state(model, draft, payload.values().keySet());
    products.created(table, draft);
    rules.required(model, draft);
    rules.unique(table, draft);
    Row row = tx.insert(table, draft);
    unitGroups.created(tx, table, row);
    payload
        .nested()
        .forEach(
            (navigation, node) -> {
              if (!navigation.single()) {
                createChildren(tx, table, row, navigation, node, references);
              }
            });
    return row;
  }

  private Reference createTarget(
      Transaction tx, Navigation navigation, JsonNode node, References references) {
    if (!(node instanceof ObjectNode body) || navigation.target() == null) {
      throw CrmErrors.payload("'" + navigation.name() + "' must be an object.");
    }
    Table target = database.table(navigation.target().set());
    Row row = create(tx, target, body, null, Map.of(), references);
    return new Reference(target.model().set(), row.id());
  }

  private void createChildren(
      Transaction tx,
      Table table,
      Row parent,
      Navigation navigation,
      JsonNode nodes,
      References references) {
    Table target = database.table(navigation.target().set());
    Reference up = new Reference(table.model().set(), parent.id());
    for (JsonNode node : nodes) {
      if (!(node instanceof ObjectNode body)) {
        throw CrmErrors.payload("'" + navigation.name() + "' must be an array of objects.");
      }
      create(tx, target, body, null, Map.of(navigation.lookup(), up), references);
    }
  }

  Row update(Transaction tx, Table table, Row before, ObjectNode body, References references) {
    EntityModel model = table.model();
    Payload payload = reader.read(model, body, false, references);
    if (!payload.nested().isEmpty()) {
      throw CrmErrors.payload("Related rows cannot be created by an update (deep update).");
    }
    Draft draft = before.draft();
    payload.values().forEach(draft::set);
    if (model.column("firstname").filter(payload.values()::containsKey).isPresent()
        || model.column("lastname").filter(payload.values()::containsKey).isPresent()) {
      defaults.compute(model, draft);
    }
    rules.state(model, draft, payload.values().keySet());
    products.updating(table, before, draft, payload.values().keySet());
    rules.required(model, draft);
    rules.unique(table, draft);
    return tx.update(table, before, draft);
  }

  /** Sets one column without reading a body; used for links and single properties. */
  Row set(Transaction tx, Table table, Row before, Column column, Object value) {
    Draft draft = before.draft();
    draft.set(column, rules.checked(table.model(), column, value));
    rules.required(table.model(), draft);
    rules.unique(table, draft);
    return tx.update(table, before, draft);
  }
}
