package dev.tandem.sandbox.rows;

import dev.tandem.odata.filter.Expression;
import dev.tandem.odata.filter.Expression.And;
import dev.tandem.odata.filter.Expression.Comparison;
import dev.tandem.odata.filter.Expression.Literal;
import dev.tandem.odata.filter.Expression.Membership;
import dev.tandem.odata.filter.Expression.Operator;
import dev.tandem.odata.filter.Expression.Or;
import dev.tandem.odata.filter.Expression.Path;
import dev.tandem.odata.filter.Expression.QueryFunction;
import dev.tandem.sandbox.model.Column;
import dev.tandem.sandbox.model.ColumnType;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Finds by index a superset of the rows that a filter accepts; null means that no index helps. */
record Candidates(Table table, RowView view) {

  Collection<Row> of(Expression expression) {
    if (expression instanceof And and) {
      return smaller(of(and.left()), of(and.right()));
    }
    if (expression instanceof Or or) {
      return union(of(or.left()), of(or.right()));
    }
    if (expression instanceof Comparison comparison
        && comparison.operator() == Operator.EQ
        && comparison.left() instanceof Path path
        && comparison.right() instanceof Literal literal) {
      return equal(path, literal.value());
    }
    if (expression instanceof Membership in && in.operand() instanceof Path path) {
      return anyOf(path, in.values());
    }
    if (expression instanceof QueryFunction function && function.function().equals("In")) {
      return anyOf(function.property(), function.values());
    }
    return null;
  }

  /** The lower bound that the filter sets on the modification stamp, or null. */
  Instant modifiedSince(Expression expression) {
    if (expression instanceof And and) {
      Instant left = modifiedSince(and.left());
      Instant right = modifiedSince(and.right());
      return left == null || right != null && right.isAfter(left) ? right : left;
    }
    boolean bound =
        expression instanceof Comparison c
            && (c.operator() == Operator.GT || c.operator() == Operator.GE)
            && c.left() instanceof Path path
            && table.modified() != null
            && table.modified().equals(view.column(table, path.segments()))
            && c.right() instanceof Literal;
    Object value = bound ? ((Literal) ((Comparison) expression).right()).value() : null;
    return value instanceof Instant instant ? instant : null;
  }

  private Collection<Row> equal(Path path, Object value) {
    if (view.isKey(table, path.segments())) {
      UUID id = guid(value);
      Row row = id == null ? null : table.get(id);
      return row == null ? List.of() : List.of(row);
    }
    Column column = view.column(table, path.segments());
    if (column == null || value == null) {
      return null;
    }
    if (column.type() == ColumnType.GUID || column.type() == ColumnType.LOOKUP) {
      UUID id = guid(value);
      boolean blank = id == null || id.getMostSignificantBits() == 0;
      return blank ? null : table.equalTo(column, id);
    }
    boolean indexed = column.type().isText() && value instanceof String text && !text.isEmpty();
    return indexed ? table.equalTo(column, value) : null;
  }

  private static UUID guid(Object value) {
    if (value instanceof UUID id) {
      return id;
    }
    try {
      return value == null ? null : UUID.fromString(value.toString());
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private Collection<Row> anyOf(Path path, List<? extends Expression> values) {
    Set<Row> rows = new LinkedHashSet<>();
    for (Expression value : values) {
      Collection<Row> found =
          value instanceof Literal literal ? equal(path, literal.value()) : null;
      if (found == null) {
        return null;
      }
      rows.addAll(found);
    }
    return rows;
  }

  private static Collection<Row> smaller(Collection<Row> left, Collection<Row> right) {
    if (left == null || right == null) {
      return left == null ? right : left;
    }
    return left.size() <= right.size() ? left : right;
  }

  private static Collection<Row> union(Collection<Row> left, Collection<Row> right) {
    if (left == null || right == null) {
      return null;
    }
    Set<Row> rows = new LinkedHashSet<>(left);
    rows.addAll(right);
    return rows;
  }
}
