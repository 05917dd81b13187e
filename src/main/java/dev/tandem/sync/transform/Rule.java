package dev.tandem.sync.transform;

import dev.tandem.mapping.Side;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/**
 * A rule that mapping files can name.
 *
 * @param needsNumber true if it is written with a number in brackets
 * @param create makes the transformation; the number is 0 where none is needed
 */
record Rule(boolean needsNumber, IntFunction<Transformation> create) {

  static Rule plain(Transformation transformation) {
    return new Rule(false, number -> notNull(transformation));
  }

  static Rule numbered(IntFunction<Transformation> create) {
    return new Rule(true, number -> notNull(create.apply(number)));
  }

  /** Works on texts and leaves numbers and truth values as they are. */
  static Transformation text(UnaryOperator<String> change) {
    return (value, target) -> Result.of(value instanceof String text ? change.apply(text) : value);
  }

  private static Transformation notNull(Transformation transformation) {
    return (Object value, Side target) ->
        value == null ? Result.of(null) : transformation.apply(value, target);
  }
}
