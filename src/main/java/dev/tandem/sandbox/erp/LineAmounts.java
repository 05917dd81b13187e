package dev.tandem.sandbox.erp;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * The arithmetic of a document's line, rounded to the decimals of the currency.
 *
 * @param gross quantity times price
 * @param discount what the line's own discount takes off
 * @param percent the same in percent
 */
record LineAmounts(BigDecimal gross, BigDecimal discount, BigDecimal percent) {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final int PERCENT_DECIMALS = 5;

  /** Of a line whose discount is given as an amount. */
  static LineAmounts discounted(BigDecimal gross, BigDecimal discount) {
    BigDecimal percent =
        gross.signum() == 0
            ? BigDecimal.ZERO
            : discount
                .multiply(HUNDRED)
                .divide(gross, PERCENT_DECIMALS, RoundingMode.HALF_UP)
                .stripTrailingZeros();
    return new LineAmounts(gross, discount, percent);
  }

  /** Of a line whose discount is given in percent. */
  static LineAmounts reduced(BigDecimal gross, BigDecimal percent, int decimals) {
    BigDecimal discount = rounded(gross.multiply(percent).divide(HUNDRED), decimals);
    return new LineAmounts(gross, discount, percent);
  }

  static BigDecimal rounded(BigDecimal amount, int decimals) {
    return amount.setScale(decimals, RoundingMode.HALF_UP);
  }

  BigDecimal net() {
    return gross.subtract(discount);
  }

  /** Parts of an amount in proportion to others; together they are the whole amount. */
  static List<BigDecimal> spread(BigDecimal amount, List<BigDecimal> over, int decimals) {
    BigDecimal whole = over.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    List<BigDecimal> parts = new ArrayList<>();
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal given = BigDecimal.ZERO;
    for (BigDecimal one : over) {
      sum = sum.add(one);
      BigDecimal until =
          whole.signum() == 0
              ? BigDecimal.ZERO
              : amount.multiply(sum).divide(whole, decimals, RoundingMode.HALF_UP);
      parts.add(until.subtract(given));
      given = until;
    }
    return parts;
  }
}
