package dev.tandem.sync.transform;

import dev.tandem.mapping.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

/** {@code round}: to a multiple of a step. */
record RoundRule(BigDecimal step, RoundingMode mode) implements Transformation {
  private static final Decimals FORM = Decimals.invariant();
  private static final Map<String, RoundingMode> MODES =
      Map.of("nearest", RoundingMode.HALF_UP, "up", RoundingMode.UP, "down", RoundingMode.DOWN);

  static Transformation of(Arguments arguments) {
    return new RoundRule(
        arguments.step("to"), MODES.get(arguments.word("mode", List.of("nearest", "up", "down"))));
  }

  @Override
  public Result apply(Object value, Side target) {
    return FORM.read(value).map(this::rounded).orElseGet(() -> FORM.failed(value));
  }

  private Result rounded(BigDecimal number) {
    return Result.of(number.divide(step, 0, mode).multiply(step));
  }
}
