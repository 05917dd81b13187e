package dev.tandem.sandbox.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.model.EntityModel.Child;
import dev.tandem.sandbox.model.EntityModel.Shape;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One model file as a tree, read into a model. */
final class ModelFile {
  private final JsonNode root;
  private final List<Column> columns = new ArrayList<>();

  ModelFile(JsonNode root) {
    this.root = root;
  }

  String set() {
    return root.required("set").asText();
  }

  /** Columns of {@code given} that the file does not name itself are added behind its own. */
  EntityModel read(JsonNode given) {
    root.required("columns").properties().forEach(e -> add(e.getKey(), e.getValue()));
    given.properties().forEach(e -> addMissing(e.getKey(), e.getValue()));
    return new EntityModel(
        set(),
        root.required("type").asText(),
        root.path("key").asText("id"),
        root.path("primaryName").asText(null),
        columns,
        shape());
  }

  private void addMissing(String name, JsonNode definition) {
    if (columns.stream().noneMatch(column -> column.name().equals(name))) {
      add(name, definition);
    }
  }

  private void add(String name, JsonNode node) {
    columns.add(
        new Column(
            name,
            ColumnType.valueOf(node.path("type").asText("text").toUpperCase(Locale.ROOT)),
            columns.size(),
            Access.valueOf(node.path("access").asText("rw").toUpperCase(Locale.ROOT)),
            node.path("required").asBoolean(),
            node.path("max").asInt(Integer.MAX_VALUE),
            node.path("scale").asInt(-1),
            decimal(node.get("minimum")),
            decimal(node.get("maximum")),
            node.path("unique").asBoolean(),
            node.path("extensible").asBoolean(),
            node.path("default").asText(null),
            labels(node.path("values")),
            states(node.path("stateOf")),
            texts(node.path("members")),
            texts(node.path("to")),
            relation(node.path("relation")),
            series(node.path("numberSeries")),
            pair(node.path("reference"))));
  }

  private Shape shape() {
    Map<String, Child> children = new LinkedHashMap<>();
    root.path("children")
        .properties()
        .forEach(e -> children.put(e.getKey(), child(e.getValue(), "set")));
    JsonNode lines = root.path("lines");
    return new Shape(
        children,
        lines.isObject() ? child(lines, "parent") : null,
        root.path("readOnly").asBoolean(),
        root.path("single").asBoolean(),
        keys(root.path("alternateKeys")));
  }

  private static List<List<String>> keys(JsonNode node) {
    List<List<String>> keys = new ArrayList<>();
    node.forEach(key -> keys.add(key.isArray() ? texts(key) : List.of(key.asText())));
    return List.copyOf(keys);
  }

  private static Child child(JsonNode node, String set) {
    return new Child(node.required(set).asText(), node.required("via").asText());
  }

  private static BigDecimal decimal(JsonNode node) {
    return node == null || !node.isNumber() ? null : node.decimalValue();
  }

  private static Map<Integer, String> labels(JsonNode node) {
    Map<Integer, String> labels = new LinkedHashMap<>();
    node.properties().forEach(e -> labels.put(Integer.valueOf(e.getKey()), e.getValue().asText()));
    return labels;
  }

  private static Map<Integer, Integer> states(JsonNode node) {
    Map<Integer, Integer> states = new LinkedHashMap<>();
    node.properties().forEach(e -> states.put(Integer.valueOf(e.getKey()), e.getValue().asInt()));
    return states;
  }

  private static List<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    node.forEach(item -> texts.add(item.asText()));
    return List.copyOf(texts);
  }

  private static Relation relation(JsonNode node) {
    return node.isObject()
        ? new Relation(node.required("set").asText(), node.required("column").asText())
        : null;
  }

  private static NumberSeries series(JsonNode node) {
    return node.isObject()
        ? new NumberSeries(
            node.path("prefix").asText(""),
            node.path("start").asLong(1),
            node.path("digits").asInt(5))
        : null;
  }

  private static CodePair pair(JsonNode node) {
    return node.isObject()
        ? new CodePair(
            node.required("set").asText(),
            node.required("id").asText(),
            node.path("code").asText(null))
        : null;
  }
}
