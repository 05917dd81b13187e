package dev.tandem.sandbox.erp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.sandbox.model.Column;
import dev.tandem.sandbox.model.ColumnType;
import dev.tandem.sandbox.model.EntityModel;
import dev.tandem.sandbox.rows.ValueCodec;
import java.time.DateTimeException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Reads the body of a write: known and writable properties only, each of the right shape. */
record ErpInput(ErpNavigations navigations) {

  /** Columns with their new values (null when blank) and children to create along. */
  record Values(Map<Column, Object> columns, Map<ErpNavigations.Children, JsonNode> children) {}

  Values read(EntityModel model, ObjectNode body, boolean creating) {
    Values values = new Values(new LinkedHashMap<>(), new LinkedHashMap<>());
    for (Map.Entry<String, JsonNode> field : body.properties()) {
      if (!field.getKey().contains("@")) {
        property(model, field.getKey(), field.getValue(), creating, values);
      }
    }
    return values;
  }

  private void property(
      EntityModel model, String name, JsonNode node, boolean creating, Values values) {
    ErpNavigations.Children children = navigations.children(model, name).orElse(null);
    if (children != null) {
      if (!creating || !node.isArray()) {
        throw ErpErrors.badRequest(
            "'" + name + "' can only be given as an array when its parent is created.");
      }
      values.children().put(children, node);
      return;
    }
    if (name.equals("id")) {
      throw ErpErrors.readOnly(name);
    }
    Column column = model.column(name).orElseThrow(() -> ErpErrors.noBodyProperty(model, name));
    if (!(creating ? column.access().onCreate() : column.access().onUpdate())) {
      throw ErpErrors.readOnly(name);
    }
    values.columns().put(column, Blank.stored(value(column, node)));
  }

  private static Object value(Column column, JsonNode node) {
    Object value = decoded(column, node);
    if (!(value instanceof String text)) {
      return value;
    }
    if (column.type() == ColumnType.ENUM) {
      return member(column, text);
    }
    String stored = column.type() == ColumnType.CODE ? text.strip().toUpperCase(Locale.ROOT) : text;
    if (stored.length() > column.max()) {
      throw ErpErrors.tooLong(column, stored);
    }
    return stored;
  }

  private static Object decoded(Column column, JsonNode node) {
    try {
      return ValueCodec.decode(column, node);
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
      throw ErpErrors.wrongType(column, node.isTextual() ? node.textValue() : node);
    }
  }

  private static String member(Column column, String text) {
    for (String member : column.members()) {
      if (member.equals(text) || member.equals(EnumText.unescape(text))) {
        return member;
      }
    }
    if (text.isEmpty() && column.members().contains(" ")) {
      return " ";
    }
    throw ErpErrors.noOption(text, column.members());
  }
}
