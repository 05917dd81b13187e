package dev.tandem.sandbox.seed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The ERP shows a reference as id and code; a row that gives one of them gets the other. */
record CodePairs(Map<String, List<ObjectNode>> erp) {

  void complete() {
    erp.forEach(
        (set, rows) -> {
          for (JsonNode column : SetModel.find("erp", set).orElseThrow().columns()) {
            if (column.has("reference") && column.has("relation")) {
              complete(rows, column);
            }
          }
        });
  }

  private void complete(List<ObjectNode> rows, JsonNode column) {
    Map<String, String> idOfCode = new HashMap<>();
    Map<String, String> codeOfId = new HashMap<>();
    JsonNode relation = column.get("relation");
    for (ObjectNode target : erp.getOrDefault(relation.get("set").asText(), List.of())) {
      String code = target.path(relation.get("column").asText()).asText();
      idOfCode.put(code, target.get("id").asText());
      codeOfId.put(target.get("id").asText(), code);
    }
    String id = column.get("reference").get("id").asText();
    String code = column.get("reference").get("code").asText();
    rows.forEach(row -> copy(row, code, idOfCode, id));
    rows.forEach(row -> copy(row, id, codeOfId, code));
  }

  private static void copy(ObjectNode row, String from, Map<String, String> other, String to) {
    String value = other.get(row.path(from).asText());
    if (value != null && !row.hasNonNull(to)) {
      row.put(to, value);
    }
  }
}
