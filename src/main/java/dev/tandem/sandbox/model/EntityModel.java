package dev.tandem.sandbox.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One entity set: its type, key and columns in file order. */
public final class EntityModel {
  private final String set;
  private final String type;
  private final String key;
  private final String primaryName;
  private final Map<String, Column> columns = new LinkedHashMap<>();
  private final List<Column> ordered;
  private final List<CodePair> pairs;
  private final Shape shape;

  /** How the set hangs together with others, and what it allows. */
  public record Shape(
      Map<String, Child> children,
      Child parent,
      boolean readOnly,
      boolean single,
      List<List<String>> alternateKeys) {}

  /** A set of dependent rows and the column that names their parent. */
  public record Child(String set, String via) {}

  EntityModel(
      String set, String type, String key, String primaryName, List<Column> columns, Shape shape) {
    this.set = set;
    this.type = type;
    this.key = key;
    this.primaryName = primaryName;
    columns.forEach(column -> this.columns.put(column.name(), column));
    this.ordered = List.copyOf(columns);
    this.pairs = pairs(columns);
    this.shape = shape;
  }

  private static List<CodePair> pairs(List<Column> columns) {
    List<CodePair> found = new ArrayList<>();
    for (Column column : columns) {
      CodePair pair = column.reference();
      if (pair != null && found.stream().noneMatch(p -> p.id().equals(pair.id()))) {
        found.add(pair);
      }
    }
    return List.copyOf(found);
  }

  public String set() {
    return set;
  }

  public String type() {
    return type;
  }

  public String key() {
    return key;
  }

  /** The column that names a row to people, or null. */
  public String primaryName() {
    return primaryName;
  }

  public List<Column> columns() {
    return ordered;
  }

  public List<CodePair> codePairs() {
    return pairs;
  }

  public Shape shape() {
    return shape;
  }

  public Optional<Column> column(String name) {
    return Optional.ofNullable(columns.get(name));
  }

  /** The lookup whose id the property {@code _x_value} shows. */
  public Optional<Column> lookupByValueName(String property) {
    boolean shaped =
        property.startsWith("_") && property.endsWith("_value") && property.length() > 7;
    return shaped
        ? column(property.substring(1, property.length() - 6))
            .filter(c -> c.type() == ColumnType.LOOKUP)
        : Optional.empty();
  }

  @Override
  public String toString() {
    return set;
  }
}
