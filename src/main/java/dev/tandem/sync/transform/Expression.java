package dev.tandem.sync.transform;

import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A regular expression that ignores case and gives up when a text takes it too long. */
record Expression(Pattern pattern) {
  static final int LONGEST_TEXT = 10_000;
  private static final int LONGEST_EXPRESSION = 500;
  private static final int MOST_LOOKS = 5_000_000;
  private static final double MOST_REPEATS = 100_000;
  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
  private static final Pattern REPEAT = Pattern.compile("\\{(?:\\d*,)?(\\d+)");
  private static final Pattern GROUP_NAME = Pattern.compile("\\(\\?(<[a-zA-Z]\\w*>)");

  static Expression of(Arguments arguments) {
    return of(arguments.filled("find"), FLAGS);
  }

  static Expression of(String find, int flags) {
    if (find.length() > LONGEST_EXPRESSION) {
      throw new WrongArgument(
          "find",
          "The expression has more than " + LONGEST_EXPRESSION + " characters.",
          "Write it shorter, or split it into several rules.");
    }
    checkRepeats(find);
    try {
      return new Expression(Pattern.compile(find, flags));
    } catch (PatternSyntaxException e) {
      throw new WrongArgument(
          "find",
          "The expression is not understood: " + e.getDescription() + ".",
          "Correct it; a character with a meaning of its own is taken literally after \\.");
    }
  }

  /** Repeats of nothing do not look at the text, so its budget cannot end them. */
  private static void checkRepeats(String find) {
    double repeats =
        REPEAT
            .matcher(find)
            .results()
            .mapToDouble(repeat -> Math.max(1, Double.parseDouble(repeat.group(1))))
            .reduce(1, (some, more) -> some * more);
    if (repeats > MOST_REPEATS) {
      throw new WrongArgument(
          "find", "The expression repeats too often.", "Write smaller numbers in its braces.");
    }
  }

  static Transformation replace(Arguments arguments) {
    Expression expression = of(arguments);
    String with = arguments.text("with");
    expression.checkReplacement(with);
    return expression.on(matcher -> matcher.replaceAll(with));
  }

  /** Tries the replacement with groups of the same numbers and names, all of them empty. */
  private void checkReplacement(String with) {
    StringBuilder groups = new StringBuilder();
    GROUP_NAME
        .matcher(pattern.pattern())
        .results()
        .map((MatchResult name) -> "(?" + name.group(1) + ")")
        .forEach(groups::append);
    int unnamed = groupCount() - Pattern.compile(groups.toString()).matcher("").groupCount();
    try {
      Pattern.compile(groups + "()".repeat(Math.max(0, unnamed))).matcher("").replaceAll(with);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new WrongArgument(
          "with",
          "The replacement is not understood: " + e.getMessage() + ".",
          "Write $1 for what the first round bracket found, and \\$ for a dollar sign.");
    }
  }

  private int groupCount() {
    return pattern.matcher("").groupCount();
  }

  static Transformation match(Arguments arguments) {
    Expression expression = of(arguments);
    if (expression.groupCount() == 0) {
      throw new WrongArgument(
          "find", "The expression keeps nothing.", "Put brackets round the part that is wanted.");
    }
    return expression.on(Expression::captures);
  }

  private Transformation on(Function<Matcher, String> change) {
    return (value, target) ->
        value instanceof String text ? changed(text, change) : Result.of(value);
  }

  /** Java's expressions call themselves for some repeats; a full stack is a text too long, too. */
  Result changed(String text, Function<Matcher, ?> change) {
    if (text.length() > LONGEST_TEXT) {
      return Result.failed(
          "The text has more than " + LONGEST_TEXT + " characters.",
          "Shorten it, or put truncate before this rule.");
    }
    try {
      return Result.of(change.apply(pattern.matcher(new BudgetedText(text, MOST_LOOKS))));
    } catch (BudgetedText.Exhausted | StackOverflowError e) {
      return Result.failed(
          "The expression " + pattern + " takes too long on this text.",
          "Write it without repeats inside repeats, or put truncate before this rule.");
    }
  }

  /** As Business Central: all groups of all matches, but the whole of the first match. */
  private static String captures(Matcher matcher) {
    StringBuilder captures = new StringBuilder();
    for (int first = 1; matcher.find(); first = 0) {
      for (int group = first; group <= matcher.groupCount(); group++) {
        captures.append(matcher.group(group) == null ? "" : matcher.group(group));
      }
    }
    return captures.toString();
  }
}
