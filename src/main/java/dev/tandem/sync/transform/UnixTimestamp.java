package dev.tandem.sync.transform;

import dev.tandem.mapping.Side;
import java.math.BigDecimal;
import java.time.Instant;

/** {@code unix-timestamp}: seconds since 1970 become an ISO date and time. */
record UnixTimestamp() implements Transformation {
  private static final Decimals FORM = Decimals.invariant();
  private static final BigDecimal FIRST = seconds("0001-01-01T00:00:00Z");
  private static final BigDecimal LAST = seconds("9999-12-31T23:59:59Z");

  @Override
  public Result apply(Object value, Side target) {
    return FORM.read(value)
        .filter(number -> number.compareTo(FIRST) >= 0 && number.compareTo(LAST) <= 0)
        .filter(number -> number.stripTrailingZeros().scale() <= 0)
        .map(number -> Result.of(Instant.ofEpochSecond(number.longValueExact()).toString()))
        .orElseGet(
            () ->
                Result.failed(
                    "\"" + value + "\" is not a count of seconds since 1970.",
                    "Write whole seconds, not milliseconds, for example 1795612500."));
  }

  private static BigDecimal seconds(String instant) {
    return BigDecimal.valueOf(Instant.parse(instant).getEpochSecond());
  }
}
