package dev.tandem.sync.transform;

import dev.tandem.mapping.RuleComplaint;
import java.util.Optional;
import java.util.regex.Matcher;

/** A regular expression that a whole text must fit; capitals count. */
public final class TextPattern {
  private final Expression expression;

  private TextPattern(Expression expression) {
    this.expression = expression;
  }

  /**
   * Reads an expression.
   *
   * @throws IllegalArgumentException if it is none; the lint finds it before
   */
  public static TextPattern of(String expression) {
    return new TextPattern(Expression.of(expression, 0));
  }

  /** What is wrong with an expression, or empty if nothing is. */
  public static Optional<RuleComplaint> complaint(String expression) {
    try {
      of(expression);
      return Optional.empty();
    } catch (WrongArgument e) {
      return Optional.of(e.complaint());
    }
  }

  /** True or false; failed if the text takes too long. */
  public Result matches(String text) {
    return expression.changed(text, Matcher::matches);
  }
}
