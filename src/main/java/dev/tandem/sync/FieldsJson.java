package dev.tandem.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** Fields as a JSON object and back; amounts stay exact. */
public final class FieldsJson {
  private FieldsJson() {}

  public static ObjectNode write(Fields fields) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    fields.forEach(
        (name, value) -> {
          if (value instanceof BigDecimal number) {
            node.put(name, number);
          } else if (value instanceof Boolean flag) {
            node.put(name, flag);
          } else {
            node.put(name, (String) value);
          }
        });
    return node;
  }

  public static Fields read(JsonNode node) {
    Map<String, Object> values = new LinkedHashMap<>();
    node.properties().forEach(e -> values.put(e.getKey(), value(e.getValue())));
    return Fields.of(values);
  }

  /** A scalar JSON value as a field value; structures count as text. */
  public static Object value(JsonNode node) {
    if (node == null || node.isNull() || node.isMissingNode()) {
      return null;
    }
    if (node.isNumber()) {
      return node.decimalValue();
    }
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    return node.isTextual() ? node.textValue() : node.toString();
  }
}
