package dev.tandem.sync.transform;

import dev.tandem.mapping.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** {@code decimal}: a number, read as a culture writes it, of at most so many decimals. */
record DecimalRule(Decimals form, int decimals) implements Transformation {

  static Transformation of(Arguments arguments) {
    arguments.needOneOf("n", "culture");
    return new DecimalRule(
        arguments.culture().map(Decimals::of).orElse(Decimals.invariant()),
        arguments.has("n") ? arguments.wholeNumber("n", 0) : Integer.MAX_VALUE);
  }

  @Override
  public Result apply(Object value, Side target) {
    return form.read(value).map(this::rounded).orElseGet(() -> form.failed(value));
  }

  private Result rounded(BigDecimal number) {
    return Result.of(
        number.scale() <= decimals ? number : number.setScale(decimals, RoundingMode.HALF_UP));
  }
}
