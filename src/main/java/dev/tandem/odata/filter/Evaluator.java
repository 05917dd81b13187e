package dev.tandem.odata.filter;

import dev.tandem.odata.filter.Expression.And;
import dev.tandem.odata.filter.Expression.Call;
import dev.tandem.odata.filter.Expression.Comparison;
import dev.tandem.odata.filter.Expression.Lambda;
import dev.tandem.odata.filter.Expression.Literal;
import dev.tandem.odata.filter.Expression.Membership;
import dev.tandem.odata.filter.Expression.Not;
import dev.tandem.odata.filter.Expression.Or;
import dev.tandem.odata.filter.Expression.Path;
import dev.tandem.odata.filter.Expression.QueryFunction;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Computes an expression over one record. */
final class Evaluator {
  private final ValueOrder order;
  private final Functions functions;
  private final QueryFunctions queryFunctions;

  Evaluator(TextRule texts, Clock clock) {
    this.order = new ValueOrder(texts);
    this.functions = new Functions(texts);
    this.queryFunctions = new QueryFunctions(order, texts, clock);
  }

  boolean test(Expression expression, Lookup row) {
    return Boolean.TRUE.equals(value(expression, row));
  }

  private Object value(Expression expression, Lookup row) {
    if (expression instanceof Literal literal) {
      return literal.value();
    }
    if (expression instanceof Path path) {
      return row.value(path.segments());
    }
    if (expression instanceof Call call) {
      return functions.apply(call.function(), values(call.arguments(), row));
    }
    return truth(expression, row);
  }

  private Object truth(Expression expression, Lookup row) {
    if (expression instanceof And and) {
      return test(and.left(), row) && test(and.right(), row);
    }
    if (expression instanceof Or or) {
      return test(or.left(), row) || test(or.right(), row);
    }
    if (expression instanceof Not not) {
      return !test(not.operand(), row);
    }
    if (expression instanceof Comparison comparison) {
      return compare(comparison, row);
    }
    if (expression instanceof Membership in) {
      Object operand = value(in.operand(), row);
      return values(in.values(), row).stream().anyMatch(v -> order.equal(operand, v));
    }
    if (expression instanceof QueryFunction function) {
      return queryFunctions.apply(function, row.value(function.property().segments()));
    }
    return quantified((Lambda) expression, row);
  }

  private boolean compare(Comparison comparison, Lookup row) {
    Object left = value(comparison.left(), row);
    Object right = value(comparison.right(), row);
    return switch (comparison.operator()) {
      case EQ -> order.equal(left, right);
      case NE -> !order.equal(left, right);
      case GT -> bothSet(left, right) && order.compare(left, right) > 0;
      case GE -> bothSet(left, right) && order.compare(left, right) >= 0;
      case LT -> bothSet(left, right) && order.compare(left, right) < 0;
      case LE -> bothSet(left, right) && order.compare(left, right) <= 0;
    };
  }

  private static boolean bothSet(Object left, Object right) {
    return left != null && right != null;
  }

  private boolean quantified(Lambda lambda, Lookup row) {
    for (Lookup element : row.related(lambda.collection().segments())) {
      boolean holds = test(lambda.body(), new Scope(lambda.variable(), element, row));
      if (holds != lambda.all()) {
        return holds;
      }
    }
    return lambda.all();
  }

  private List<Object> values(List<Expression> expressions, Lookup row) {
    List<Object> values = new ArrayList<>();
    expressions.forEach(e -> values.add(value(e, row)));
    return values;
  }

  /** Inside a lambda its variable names the element; everything else is the outer record's. */
  private record Scope(String variable, Lookup element, Lookup outer) implements Lookup {
    @Override
    public Object value(List<String> path) {
      return path.get(0).equals(variable)
          ? element.value(path.subList(1, path.size()))
          : outer.value(path);
    }

    @Override
    public Iterable<? extends Lookup> related(List<String> path) {
      return path.get(0).equals(variable)
          ? element.related(path.subList(1, path.size()))
          : outer.related(path);
    }
  }
}
