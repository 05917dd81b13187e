package dev.tandem.sandbox.crm;

import dev.tandem.odata.filter.Filter;
import dev.tandem.odata.filter.Lookup;
import dev.tandem.odata.filter.OrderBy;
import dev.tandem.odata.filter.TextRule;
import dev.tandem.sandbox.http.Expansion;
import dev.tandem.sandbox.rows.Database;
import dev.tandem.sandbox.rows.Row;
import dev.tandem.sandbox.rows.Table;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The rows of a collection navigation, filtered, ordered and cut as its options say. */
record ExpandedRows(Database database, CrmView view) {
  private static final int MOST = 5000;

  List<Row> of(Navigation navigation, Row parent, Expansion expand) {
    Table target = database.table(navigation.target().set());
    Stream<Row> rows = target.equalTo(navigation.lookup(), parent.id()).stream();
    String filter = expand.options().get("$filter");
    if (filter != null) {
      Predicate<Lookup> accepted = Filter.parse(filter).predicate(TextRule.WILDCARDS);
      rows = rows.filter(row -> accepted.test(view.of(target, row)));
    }
    String order = expand.options().get("$orderby");
    if (order != null) {
      Comparator<Lookup> comparator = OrderBy.comparator(OrderBy.parse(order), TextRule.WILDCARDS);
      rows = rows.sorted(Comparator.comparing(row -> view.of(target, row), comparator));
    }
    return rows.limit(Integer.parseInt(expand.options().getOrDefault("$top", "" + MOST))).toList();
  }
}
