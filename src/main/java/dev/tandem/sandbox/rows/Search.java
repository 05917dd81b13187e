package dev.tandem.sandbox.rows;

import dev.tandem.odata.filter.Filter;
import dev.tandem.odata.filter.Lookup;
import dev.tandem.odata.filter.OrderBy;
import dev.tandem.odata.filter.TextRule;
import dev.tandem.odata.filter.ValueOrder;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/** Filters, orders and pages the rows of a table, by its indexes where they help. */
public final class Search {
  private static final UUID LOWEST = new UUID(0, 0);

  /**
   * @param filter null for all rows
   * @param after null for the first page
   */
  public record Query(Filter filter, List<OrderBy> order, int skip, int size, Cursor after) {}

  /**
   * @param next the cursor of the next page, null on the last one
   */
  public record Page(List<Row> rows, Cursor next) {}

  private record Keyed(Row row, List<Object> keys) {}

  private final Table table;
  private final RowView view;
  private final ValueOrder values;
  private final Clock clock;

  public Search(Table table, RowView view, TextRule texts, Clock clock) {
    this.table = table;
    this.view = view;
    this.values = new ValueOrder(texts);
    this.clock = clock;
  }

  public Page page(Query query) {
    Collection<Row> candidates = candidates(query);
    if (candidates == null && query.order().isEmpty()) {
      long from = query.after() == null ? 0 : query.after().sequence();
      return take(query, table.after(from), false);
    }
    if (candidates == null && byModification(query.order())) {
      return take(query, fromStamp(query), true);
    }
    return sorted(query, candidates == null ? table.after(0) : candidates);
  }

  public long count(Filter filter) {
    Query query = new Query(filter, List.of(), 0, 0, null);
    Collection<Row> candidates = candidates(query);
    if (filter == null) {
      return table.size();
    }
    Predicate<Row> accepted = accepted(filter);
    return (candidates == null ? table.after(0) : candidates).stream().filter(accepted).count();
  }

  /** Rows found by equality, else those modified lately enough; null when neither applies. */
  private Collection<Row> candidates(Query query) {
    if (query.filter() == null) {
      return null;
    }
    Candidates finder = new Candidates(table, view);
    Collection<Row> equal = finder.of(query.filter().expression());
    if (equal != null || byModification(query.order())) {
      return equal;
    }
    Instant since = finder.modifiedSince(query.filter().expression());
    return since == null ? null : table.modifiedFrom(new Table.Stamp(since, LOWEST), true);
  }

  private boolean byModification(List<OrderBy> order) {
    return table.modified() != null
        && !order.isEmpty()
        && order.size() <= 2
        && order.stream().noneMatch(OrderBy::descending)
        && table.modified().equals(view.column(table, order.get(0).path().segments()))
        && (order.size() == 1 || view.isKey(table, order.get(1).path().segments()));
  }

  private Collection<Row> fromStamp(Query query) {
    Cursor after = query.after();
    if (after != null) {
      return table.modifiedFrom(new Table.Stamp((Instant) after.keys().get(0), after.id()), false);
    }
    Instant since =
        query.filter() == null
            ? null
            : new Candidates(table, view).modifiedSince(query.filter().expression());
    return since == null
        ? table.byModification()
        : table.modifiedFrom(new Table.Stamp(since, LOWEST), true);
  }

  private Page take(Query query, Collection<Row> ordered, boolean stamped) {
    Predicate<Row> accepted = accepted(query.filter());
    List<Row> rows = new ArrayList<>();
    int skipped = 0;
    for (Row row : ordered) {
      if (accepted.test(row) && skipped++ >= query.skip()) {
        if (rows.size() == query.size()) {
          Row last = rows.get(rows.size() - 1);
          List<Object> keys = stamped ? List.of(last.get(table.modified())) : List.of();
          return new Page(rows, new Cursor(keys, last.sequence(), last.id()));
        }
        rows.add(row);
      }
    }
    return new Page(rows, null);
  }

  private Page sorted(Query query, Collection<Row> candidates) {
    Predicate<Row> accepted = accepted(query.filter());
    Comparator<Keyed> comparator = comparator(query.order());
    List<Keyed> found = new ArrayList<>();
    for (Row row : candidates) {
      if (accepted.test(row)) {
        found.add(keyed(row, query.order()));
      }
    }
    found.sort(comparator);
    int from = query.after() == null ? 0 : behind(found, query.after(), comparator);
    from = Math.min(found.size(), from + query.skip());
    int to = Math.min(found.size(), from + query.size());
    List<Row> rows = found.subList(from, to).stream().map(Keyed::row).toList();
    return new Page(rows, to < found.size() && to > from ? cursor(found.get(to - 1)) : null);
  }

  private Keyed keyed(Row row, List<OrderBy> order) {
    Lookup lookup = view.of(table, row);
    List<Object> keys = new ArrayList<>(order.size());
    order.forEach(part -> keys.add(lookup.value(part.path().segments())));
    return new Keyed(row, keys);
  }

  private static Cursor cursor(Keyed last) {
    return new Cursor(last.keys(), last.row().sequence(), last.row().id());
  }

  /** The index of the first row behind the cursor, also when the cursor's row has changed. */
  private static int behind(List<Keyed> found, Cursor after, Comparator<Keyed> comparator) {
    Keyed place = new Keyed(new Row(after.id(), after.sequence(), 0, new Object[0]), after.keys());
    int index = 0;
    while (index < found.size() && comparator.compare(found.get(index), place) <= 0) {
      index++;
    }
    return index;
  }

  private Comparator<Keyed> comparator(List<OrderBy> order) {
    Comparator<Keyed> all = (a, b) -> 0;
    for (int i = 0; i < order.size(); i++) {
      int part = i;
      Comparator<Keyed> one = (a, b) -> values.compare(a.keys().get(part), b.keys().get(part));
      all = all.thenComparing(order.get(i).descending() ? one.reversed() : one);
    }
    return order.isEmpty()
        ? Comparator.comparingLong(k -> k.row().sequence())
        : all.thenComparing(k -> k.row().id(), values);
  }

  private Predicate<Row> accepted(Filter filter) {
    if (filter == null) {
      return row -> true;
    }
    Predicate<Lookup> predicate = filter.predicate(values.texts(), clock);
    return row -> predicate.test(view.of(table, row));
  }
}
