package dev.tandem.sandbox.erp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.sandbox.http.Expansion;
import dev.tandem.sandbox.model.Column;
import dev.tandem.sandbox.model.ColumnType;
import dev.tandem.sandbox.model.EntityModel;
import dev.tandem.sandbox.rows.Database;
import dev.tandem.sandbox.rows.Row;
import dev.tandem.sandbox.rows.Table;
import dev.tandem.sandbox.rows.ValueCodec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Rows as JSON: the etag first, no nulls, children and related rows where expanded. */
final class ErpFormat {
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 3, true)
          .appendLiteral('Z')
          .toFormatter()
          .withZone(ZoneOffset.UTC);

  private final Database database;
  private final ErpView view;

  ErpFormat(Database database, ErpView view) {
    this.database = database;
    this.view = view;
  }

  static String etag(Row row) {
    byte[] text = "20;%019d;00;".formatted(row.version()).getBytes(StandardCharsets.UTF_8);
    return "W/\"" + Base64.getEncoder().encodeToString(text) + "\"";
  }

  ObjectNode node(Table table, Row row, Map<String, String> options) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("@odata.etag", etag(row));
    EntityModel model = table.model();
    List<String> select = select(options.get("$select"));
    if (select.isEmpty()) {
      node.put("id", row.id().toString());
      model.columns().forEach(column -> put(node, model, row, column));
    }
    for (String name : select) {
      if (name.equals("id")) {
        node.put("id", row.id().toString());
      } else {
        Column column =
            model.column(name).orElseThrow(() -> ErpErrors.noQueryProperty(model, name));
        put(node, model, row, column);
      }
    }
    Expansion.parse(options.get("$expand")).forEach(item -> expand(node, table, row, item));
    return node;
  }

  private static List<String> select(String text) {
    return text == null || text.isBlank() || text.equals("*")
        ? List.of()
        : List.of(text.strip().split("\\s*,\\s*"));
  }

  private void put(ObjectNode node, EntityModel model, Row row, Column column) {
    if (column.name().equals("id") || column.type() == ColumnType.MEDIA) {
      return;
    }
    Object value = view.shown(model, row, column);
    if (column.type() == ColumnType.ENUM) {
      node.put(column.name(), EnumText.escape(value.toString()));
    } else if (value instanceof Instant instant) {
      node.put(column.name(), TIME.format(instant));
    } else {
      node.set(column.name(), ValueCodec.encode(value));
    }
  }

  private void expand(ObjectNode node, Table table, Row row, Expansion item) {
    EntityModel model = table.model();
    ErpNavigations.Children children =
        view.navigations().children(model, item.navigation()).orElse(null);
    if (children != null) {
      Table target = database.table(children.target().set());
      ArrayNode rows = node.putArray(item.navigation());
      target
          .equalTo(children.via(), row.id())
          .forEach(child -> rows.add(node(target, child, item.options())));
      return;
    }
    ErpNavigations.Parent parent =
        view.navigations()
            .parent(model, item.navigation())
            .orElseThrow(() -> ErpErrors.noQueryProperty(model, item.navigation()));
    Table target = database.table(parent.target().set());
    Object id = row.get(parent.id());
    Row found = id == null ? null : target.get((UUID) id);
    if (found == null) {
      node.putNull(item.navigation());
    } else {
      node.set(item.navigation(), node(target, found, item.options()));
    }
  }
}
