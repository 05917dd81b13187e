package dev.tandem.sandbox.rows;

import dev.tandem.sandbox.model.Column;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Hash indexes over columns, each built when it is first asked for and then kept up to date. */
final class ValueIndexes {
  private final Collection<Row> rows;
  private final Map<Column, Map<Object, Set<UUID>>> indexes = new ConcurrentHashMap<>();

  ValueIndexes(Collection<Row> rows) {
    this.rows = rows;
  }

  Set<UUID> find(Column column, Object value) {
    Map<Object, Set<UUID>> index = indexes.computeIfAbsent(column, this::build);
    return index.getOrDefault(key(value), Set.of());
  }

  private Map<Object, Set<UUID>> build(Column column) {
    Map<Object, Set<UUID>> index = new HashMap<>();
    rows.forEach(row -> add(index, column, row));
    return index;
  }

  void add(Row row) {
    indexes.forEach((column, index) -> add(index, column, row));
  }

  void remove(Row row) {
    indexes.forEach((column, index) -> remove(index, column, row));
  }

  private static void add(Map<Object, Set<UUID>> index, Column column, Row row) {
    Object key = key(row.get(column));
    Set<UUID> present = index.get(key);
    if (present == null) {
      index.put(key, Set.of(row.id()));
    } else if (present instanceof LinkedHashSet) {
      present.add(row.id());
    } else {
      Set<UUID> several = new LinkedHashSet<>(present);
      several.add(row.id());
      index.put(key, several);
    }
  }

  private static void remove(Map<Object, Set<UUID>> index, Column column, Row row) {
    Object key = key(row.get(column));
    Set<UUID> present = index.get(key);
    if (present instanceof LinkedHashSet) {
      present.remove(row.id());
    } else {
      index.remove(key);
    }
  }

  /** Null has a key of its own, as it may be searched for too. */
  private static Object key(Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof Reference reference) {
      return reference.id();
    }
    return value instanceof String text ? text.toLowerCase(Locale.ROOT) : value;
  }
}
