package dev.tandem.sync.transform;

import dev.tandem.mapping.Side;

/** Turns a value of one side into the value for the other. */
@FunctionalInterface
public interface Transformation {
  /**
   * @param value String, BigDecimal, Boolean or null
   * @param target the side that the result is for
   */
  Result apply(Object value, Side target);

  /** Leaves every value as it is. */
  static Transformation none() {
    return (value, target) -> Result.of(value);
  }

  /** This one, and then the next on its result; an empty or failed result ends the chain. */
  default Transformation then(Transformation next) {
    return (value, target) -> {
      Result first = apply(value, target);
      return first.isFailed() || first.value() == null ? first : next.apply(first.value(), target);
    };
  }
}
