package dev.tandem.sync.transform;

import dev.tandem.mapping.Side;
import dev.tandem.mapping.TransformRule;
import java.math.BigDecimal;

/** {@code at-least}: what is below a number becomes that number. */
record LeastRule(BigDecimal least) implements Transformation {
  private static final Decimals FORM = Decimals.invariant();

  static Transformation of(Arguments arguments) {
    return new LeastRule(arguments.number(TransformRule.BRACKETED));
  }

  @Override
  public Result apply(Object value, Side target) {
    return value == null
        ? Result.of(null)
        : FORM.read(value)
            .map(number -> Result.of(number.max(least)))
            .orElseGet(() -> FORM.failed(value));
  }
}
