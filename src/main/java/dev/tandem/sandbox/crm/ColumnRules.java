package dev.tandem.sandbox.crm;

import dev.tandem.sandbox.model.Column;
import dev.tandem.sandbox.model.ColumnType;
import dev.tandem.sandbox.model.EntityModel;
import dev.tandem.sandbox.rows.Draft;
import dev.tandem.sandbox.rows.Row;
import dev.tandem.sandbox.rows.Table;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What the server holds columns to: lengths, ranges, options, states, required and unique ones. */
record ColumnRules(OptionSets options) {

  /** The value as it is stored: an empty text is null. */
  Object checked(EntityModel model, Column column, Object value) {
    if (value instanceof String text) {
      if (text.length() > column.max()) {
        throw CrmErrors.tooLong(model, column);
      }
      return text.isEmpty() ? null : text;
    }
    if (column.type() == ColumnType.OPTION && value != null) {
      Map<Integer, String> labels = options.labels(model, column);
      if (!labels.isEmpty() && !labels.containsKey(value)) {
        throw CrmErrors.noOption(model, column, value);
      }
    }
    if (value instanceof Number number) {
      range(model, column, new BigDecimal(number.toString()));
    }
    return value;
  }

  private static void range(EntityModel model, Column column, BigDecimal value) {
    boolean low = column.minimum() != null && value.compareTo(column.minimum()) < 0;
    boolean high = column.maximum() != null && value.compareTo(column.maximum()) > 0;
    if (low || high) {
      throw CrmErrors.outOfRange(model, column, value);
    }
  }

  void required(EntityModel model, Draft draft) {
    for (Column column : model.columns()) {
      if (column.required() && !column.name().equals(model.key()) && draft.get(column) == null) {
        throw CrmErrors.required(model, column);
      }
    }
  }

  void unique(Table table, Draft draft) {
    for (Column column : table.model().columns()) {
      if (column.unique() && draft.get(column) != null && taken(table, draft, List.of(column))) {
        throw CrmErrors.duplicate();
      }
    }
    for (List<String> key : table.model().shape().alternateKeys()) {
      List<Column> columns =
          key.stream().map(name -> table.model().column(name).orElseThrow()).toList();
      boolean complete = columns.stream().allMatch(column -> draft.get(column) != null);
      if (complete && taken(table, draft, columns)) {
        throw CrmErrors.duplicateKey(table.model());
      }
    }
  }

  private static boolean taken(Table table, Draft draft, List<Column> columns) {
    Column first = columns.get(0);
    for (Row row : table.equalTo(first, draft.get(first))) {
      boolean same = columns.stream().allMatch(c -> CrmKeys.same(row.get(c), draft.get(c)));
      if (same && !row.id().equals(draft.id())) {
        return true;
      }
    }
    return false;
  }

  /** A status implies its state, a state alone its first status; a pair must fit together. */
  void state(EntityModel model, Draft draft, Set<Column> sent) {
    Column state = model.column("statecode").orElse(null);
    Column status = model.column("statuscode").orElse(null);
    if (state == null || status == null || status.stateOf().isEmpty()) {
      return;
    }
    Object implied = status.stateOf().get(draft.get(status));
    if (sent.contains(state) && !sent.contains(status)) {
      Object first = firstStatus(status, draft.get(state));
      draft.set(status, Objects.equals(draft.get(state), implied) ? draft.get(status) : first);
    } else if (sent.contains(status) && !sent.contains(state)) {
      draft.set(state, implied);
    } else if (sent.contains(status) && !Objects.equals(draft.get(state), implied)) {
      throw CrmErrors.statePair(model, draft.get(state), draft.get(status));
    }
  }

  private static Object firstStatus(Column status, Object state) {
    return status.stateOf().entrySet().stream()
        .filter(e -> e.getValue().equals(state))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }
}
