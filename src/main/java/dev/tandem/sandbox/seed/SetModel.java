package dev.tandem.sandbox.seed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/** What the model file of an entity set says about its rows. */
record SetModel(String set, String key, JsonNode columns) {
  private static final String EXTENSION = "/tandem.sales.v1.0/";

  static Optional<SetModel> find(String side, String set) {
    return Resource.find(side + '/' + set + ".yaml")
        .or(() -> Resource.find(side + EXTENSION + set + ".yaml"))
        .filter(file -> file.path("set").asText().equals(set))
        .map(file -> new SetModel(set, file.get("key").asText(), file.get("columns")));
  }

  /** Knows columns, {@code _x_value} of lookups and annotations. */
  boolean knows(String property) {
    if (property.contains("@") || columns.has(property)) {
      return true;
    }
    return property.startsWith("_")
        && property.endsWith("_value")
        && isLookup(property.substring(1, property.length() - "_value".length()));
  }

  private boolean isLookup(String column) {
    return columns.path(column).path("type").asText().equals("lookup");
  }

  /** Completes a row with the defaults of its columns; a given status decides the state. */
  void complete(ObjectNode row) {
    completeState(row);
    for (Map.Entry<String, JsonNode> column : columns.properties()) {
      JsonNode value = column.getValue().get("default");
      if (value != null && !row.hasNonNull(column.getKey())) {
        row.set(column.getKey(), value);
      }
    }
  }

  private void completeState(ObjectNode row) {
    JsonNode stateOf = columns.path("statuscode").path("stateOf");
    boolean status = row.hasNonNull("statuscode");
    boolean state = row.hasNonNull("statecode");
    if (status && !state) {
      row.set("statecode", stateOf.get(row.get("statuscode").asText()));
    }
    if (state && !status) {
      firstStatus(stateOf, row.get("statecode").asInt())
          .ifPresent(first -> row.put("statuscode", first));
    }
  }

  private static Optional<Integer> firstStatus(JsonNode stateOf, int state) {
    for (Map.Entry<String, JsonNode> status : stateOf.properties()) {
      if (status.getValue().asInt() == state) {
        return Optional.of(Integer.valueOf(status.getKey()));
      }
    }
    return Optional.empty();
  }
}
