package dev.tandem.app;

import dev.tandem.mapping.Condition;
import dev.tandem.odata.filter.Expression;
import dev.tandem.odata.filter.Filter;
import dev.tandem.odata.filter.Lookup;
import dev.tandem.odata.filter.TextRule;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An OData filter that is judged over records in memory. Texts are compared without regard to
 * capitals; as in records, texts are without the ERP's escapes and blank ones are empty.
 */
final class FilterCondition implements Condition {
  private static final Pattern ESCAPE = Pattern.compile("_x(\\p{XDigit}{4})_");

  private final Filter filter;
  private final Predicate<Lookup> test;

  private FilterCondition(Filter filter) {
    this.filter = filter;
    this.test =
        new Filter(filter.text(), plain(filter.expression())).predicate(TextRule.IGNORE_CASE);
  }

  /**
   * Reads a filter.
   *
   * @throws dev.tandem.odata.filter.FilterSyntaxException if the text is none
   */
  static FilterCondition of(String text) {
    return new FilterCondition(Filter.parse(text));
  }

  @Override
  public String text() {
    return filter.text();
  }

  @Override
  public Set<String> properties() {
    return filter.properties().stream()
        .map(Expression.Path::toString)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public boolean holds(Function<String, Object> record) {
    return test.test(path -> record.apply(String.join("/", path)));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FilterCondition that && text().equals(that.text());
  }

  @Override
  public int hashCode() {
    return text().hashCode();
  }

  private static Expression plain(Expression expression) {
    if (expression instanceof Expression.And and) {
      return new Expression.And(plain(and.left()), plain(and.right()));
    }
    if (expression instanceof Expression.Or or) {
      return new Expression.Or(plain(or.left()), plain(or.right()));
    }
    if (expression instanceof Expression.Not not) {
      return new Expression.Not(plain(not.operand()));
    }
    if (expression instanceof Expression.Comparison comparison) {
      return new Expression.Comparison(
          comparison.operator(), plain(comparison.left()), plain(comparison.right()));
    }
    return expression instanceof Expression.Literal literal
            && literal.value() instanceof String text
        ? new Expression.Literal(plain(text))
        : expression;
  }

  private static String plain(String text) {
    String plain = ESCAPE.matcher(text).replaceAll(FilterCondition::letter);
    return plain.isBlank() ? null : plain;
  }

  private static String letter(MatchResult escape) {
    return Matcher.quoteReplacement(Character.toString(Integer.parseInt(escape.group(1), 16)));
  }
}
