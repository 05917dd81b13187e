package dev.tandem.sandbox.seed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds references that lead nowhere, by what the model files say about them. */
record References(String side, Map<String, List<ObjectNode>> rows) {

  List<String> broken() {
    List<String> broken = new ArrayList<>();
    rows.keySet().forEach(set -> broken.addAll(brokenIn(set)));
    return broken;
  }

  private List<String> brokenIn(String set) {
    List<String> broken = new ArrayList<>();
    JsonNode columns = SetModel.find(side, set).orElseThrow().columns();
    for (Map.Entry<String, JsonNode> column : columns.properties()) {
      Set<String> targets = targets(column.getKey(), column.getValue());
      String property = side.equals("crm") ? "_" + column.getKey() + "_value" : column.getKey();
      if (targets != null) {
        for (ObjectNode row : rows.get(set)) {
          if (row.hasNonNull(property) && !targets.contains(row.get(property).asText())) {
            broken.add(set + "." + property + " -> " + row.get(property).asText());
          }
        }
      }
    }
    return broken;
  }

  private Set<String> targets(String name, JsonNode column) {
    if (column.has("to")) {
      Set<String> ids = new HashSet<>();
      column.get("to").forEach(set -> ids.addAll(values(set.asText(), null)));
      return ids;
    }
    if (column.has("relation")) {
      JsonNode relation = column.get("relation");
      Set<String> codes = values(relation.get("set").asText(), relation.get("column").asText());
      if (name.equals("currencyCode")) {
        codes.add(localCurrency());
      }
      return codes;
    }
    return column.has("reference")
        ? values(column.get("reference").get("set").asText(), null)
        : null;
  }

  /** The local currency is shown where the ERP's field is blank, so it needs no row. */
  private String localCurrency() {
    return rows.get("generalLedgerSetup").get(0).path("localCurrencyCode").asText();
  }

  private Set<String> values(String set, String column) {
    String name = column == null ? SetModel.find(side, set).orElseThrow().key() : column;
    Set<String> values = new HashSet<>();
    rows.getOrDefault(set, List.of()).forEach(row -> values.add(row.path(name).asText()));
    return values;
  }
}
