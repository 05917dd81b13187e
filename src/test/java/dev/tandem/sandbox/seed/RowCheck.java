package dev.tandem.sandbox.seed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Says what the model file of a set would not let through. */
record RowCheck(SetModel model) {

  static RowCheck of(String side, String set) {
    return new RowCheck(SetModel.find(side, set).orElseThrow());
  }

  List<String> faults(ObjectNode row) {
    List<String> faults = new ArrayList<>();
    for (Map.Entry<String, JsonNode> value : row.properties()) {
      if (!model.knows(value.getKey())) {
        faults.add(model.set() + "." + value.getKey() + " is unknown");
      }
      check(value.getKey(), value.getValue(), faults);
    }
    for (Map.Entry<String, JsonNode> column : model.columns().properties()) {
      if (column.getValue().path("required").asBoolean() && isAbsent(row, column.getKey())) {
        faults.add(model.set() + "." + column.getKey() + " is required: " + row);
      }
    }
    return faults;
  }

  private static boolean isAbsent(ObjectNode row, String column) {
    return !row.hasNonNull(column) && !row.hasNonNull('_' + column + "_value");
  }

  private void check(String name, JsonNode value, List<String> faults) {
    JsonNode column = model.columns().path(name);
    String text = value.asText();
    if (column.has("max") && text.length() > column.get("max").asInt()) {
      faults.add(model.set() + "." + name + " is too long: " + text);
    }
    if (column.path("type").asText().equals("code")
        && !text.equals(text.strip().toUpperCase(Locale.ROOT))) {
      faults.add(model.set() + "." + name + " is no code: " + text);
    }
    if (column.has("values") && !column.get("values").has(text)) {
      faults.add(model.set() + "." + name + " is no choice: " + text);
    }
    if (column.has("members") && !contains(column.get("members"), text)) {
      faults.add(model.set() + "." + name + " is no member: " + text);
    }
    if (column.has("scale") && scale(value) > column.get("scale").asInt()) {
      faults.add(model.set() + "." + name + " has too many decimals: " + text);
    }
  }

  private static int scale(JsonNode value) {
    return new BigDecimal(value.asText()).stripTrailingZeros().scale();
  }

  private static boolean contains(JsonNode members, String text) {
    for (JsonNode member : members) {
      if (member.asText().equals(text)) {
        return true;
      }
    }
    return false;
  }
}
