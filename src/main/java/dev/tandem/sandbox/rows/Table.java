package dev.tandem.sandbox.rows;

import dev.tandem.odata.filter.TextRule;
import dev.tandem.odata.filter.ValueOrder;
import dev.tandem.sandbox.model.Column;
import dev.tandem.sandbox.model.ColumnType;
import dev.tandem.sandbox.model.EntityModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;

/** The rows of one entity set with their indexes. Guarded by the lock of its database. */
public final class Table {
  /** A deleted row, kept for change tracking. */
  public record Tombstone(UUID id, long version) {}

  /** The place of a row in the order of modification. */
  public record Stamp(Instant modified, UUID id) {}

  private static final Comparator<Object> GUIDS = new ValueOrder(TextRule.EXACT);

  private final EntityModel model;
  private final Column modified;
  private final Map<UUID, Row> byId = new HashMap<>();
  private final NavigableMap<Long, Row> bySequence = new TreeMap<>();
  private final NavigableMap<Stamp, Row> byModified =
      new TreeMap<>(Comparator.comparing(Stamp::modified).thenComparing(Stamp::id, GUIDS));
  private final ValueIndexes byValue;
  private final List<Tombstone> tombstones = new ArrayList<>();
  private final Map<Column, Long> runningNumbers = new HashMap<>();
  private long lastSequence;

  Table(EntityModel model, String modifiedColumn) {
    this.model = model;
    this.modified =
        model.column(modifiedColumn).filter(c -> c.type() == ColumnType.DATETIME).orElse(null);
    this.byValue = new ValueIndexes(bySequence.values());
  }

  public EntityModel model() {
    return model;
  }

  public int size() {
    return byId.size();
  }

  public Row get(UUID id) {
    return byId.get(id);
  }

  /** The column that stamps changes, or null. */
  public Column modified() {
    return modified;
  }

  /** Rows in the order of insertion, those behind {@code sequence} only. */
  public Collection<Row> after(long sequence) {
    return bySequence.tailMap(sequence, false).values();
  }

  /** Rows in the order of modification and id, from the stamp on. */
  public Collection<Row> modifiedFrom(Stamp from, boolean inclusive) {
    return byModified.tailMap(from, inclusive).values();
  }

  public Collection<Row> byModification() {
    return byModified.values();
  }

  /** Rows whose column may equal the value; texts are found whatever their case. */
  public Collection<Row> equalTo(Column column, Object value) {
    return byValue.find(column, value).stream().map(byId::get).toList();
  }

  public List<Tombstone> tombstones() {
    return tombstones;
  }

  long nextSequence() {
    return lastSequence + 1;
  }

  /** The next free number of a series; numbers of rolled back rows leave gaps. */
  public String nextNumber(Column column) {
    long next = runningNumbers.getOrDefault(column, column.numberSeries().start());
    runningNumbers.put(column, next + 1);
    return column.numberSeries().format(next);
  }

  void put(Row row) {
    remove(row.id());
    lastSequence = Math.max(lastSequence, row.sequence());
    byId.put(row.id(), row);
    bySequence.put(row.sequence(), row);
    byValue.add(row);
    if (modified != null && row.get(modified) != null) {
      byModified.put(stamp(row), row);
    }
    for (Column column : model.columns()) {
      if (column.numberSeries() != null && row.get(column) != null) {
        takeNumber(column, row.get(column).toString());
      }
    }
  }

  private void takeNumber(Column column, String value) {
    column
        .numberSeries()
        .number(value)
        .ifPresent(number -> runningNumbers.merge(column, number + 1, Math::max));
  }

  void remove(UUID id) {
    Row row = byId.remove(id);
    if (row == null) {
      return;
    }
    bySequence.remove(row.sequence());
    byValue.remove(row);
    if (modified != null && row.get(modified) != null) {
      byModified.remove(stamp(row));
    }
  }

  private Stamp stamp(Row row) {
    return new Stamp((Instant) row.get(modified), row.id());
  }
}
