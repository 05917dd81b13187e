package dev.tandem.sync.transform;

import dev.tandem.mapping.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** {@code decimal(n)}: a number of at most n decimals, rounded half up. */
record DecimalRule(int decimals) implements Transformation {
  @Override
  public Result apply(Object value, Side target) {
    if (value instanceof BigDecimal number) {
      return rounded(number);
    }
    try {
      return rounded(new BigDecimal(value.toString().strip()));
    } catch (NumberFormatException e) {
      return Result.failed(
          "\"" + value + "\" is not a number.",
          "Write the number with digits and a point before the decimals.");
    }
  }

  private Result rounded(BigDecimal number) {
    return Result.of(
        number.scale() <= decimals ? number : number.setScale(decimals, RoundingMode.HALF_UP));
  }
}
