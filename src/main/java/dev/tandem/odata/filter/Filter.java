package dev.tandem.odata.filter;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A parsed OData {@code $filter}: its tree, the properties it names, and its value over records.
 *
 * <pre>{@code
 * Filter filter = Filter.parse("blocked eq '_x0020_' and contains(displayName,'GmbH')");
 * boolean mine = filter.predicate(TextRule.EXACT).test(row);
 * }</pre>
 */
public record Filter(String text, Expression expression) {

  /**
   * Parses the decoded text of a filter.
   *
   * @throws FilterSyntaxException when the text is no filter; the message names the position
   */
  public static Filter parse(String text) {
    return new Filter(text, new FilterParser(text).parse());
  }

  public Predicate<Lookup> predicate(TextRule texts) {
    return predicate(texts, Clock.systemUTC());
  }

  /** The clock serves the relative functions such as {@code LastXDays}. */
  public Predicate<Lookup> predicate(TextRule texts, Clock clock) {
    Evaluator evaluator = new Evaluator(texts, clock);
    return row -> evaluator.test(expression, row);
  }

  /** The paths of the record that the filter reads, lambda bodies excluded, in order. */
  public Set<Expression.Path> properties() {
    Set<Expression.Path> found = new LinkedHashSet<>();
    collect(expression, found);
    return found;
  }

  private static void collect(Expression expression, Set<Expression.Path> found) {
    if (expression instanceof Expression.Path path) {
      found.add(path);
    } else if (expression instanceof Expression.And and) {
      collect(and.left(), found);
      collect(and.right(), found);
    } else if (expression instanceof Expression.Or or) {
      collect(or.left(), found);
      collect(or.right(), found);
    } else if (expression instanceof Expression.Comparison comparison) {
      collect(comparison.left(), found);
      collect(comparison.right(), found);
    } else {
      collectUnary(expression, found);
    }
  }

  private static void collectUnary(Expression expression, Set<Expression.Path> found) {
    if (expression instanceof Expression.Not not) {
      collect(not.operand(), found);
    } else if (expression instanceof Expression.Call call) {
      call.arguments().forEach(argument -> collect(argument, found));
    } else if (expression instanceof Expression.Membership in) {
      collect(in.operand(), found);
    } else if (expression instanceof Expression.QueryFunction function) {
      found.add(function.property());
    } else if (expression instanceof Expression.Lambda lambda) {
      found.add(lambda.collection());
    }
  }
}
