package dev.tandem.mapping;

import java.math.BigDecimal;

/**
 * What a value must satisfy before it is sent: key {@code validate} of a field.
 *
 * @param required true: an empty value is refused
 * @param maxLength greatest number of characters, or null
 * @param pattern regular expression that the whole text must fit, or null
 * @param min least number, or null
 * @param max greatest number, or null
 */
public record Validation(
    boolean required, Integer maxLength, String pattern, BigDecimal min, BigDecimal max) {
  /** Lets every value pass. */
  public static final Validation NONE = new Validation(false, null, null, null, null);

  Validation onlyRequired() {
    return new Validation(required, null, null, null, null);
  }

  public boolean isNone() {
    return equals(NONE);
  }
}
