package dev.tandem.sandbox.seed;

import java.util.Map;

/**
 * Brings some texts to exactly the longest that fits both sides: the last character must survive.
 */
final class Stretch {
  private static final Map<Field, Integer> EVERY =
      Map.of(
          Field.CITY, 29,
          Field.STATE, 31,
          Field.NAME, 37,
          Field.LINE_1, 41,
          Field.LINE_2, 43,
          Field.EMAIL, 47,
          Field.PHONE, 53,
          Field.WEBSITE, 59,
          Field.POSTAL_CODE, 61);

  private Stretch() {}

  static void apply(int number, Map<Field, String> values) {
    EVERY.forEach(
        (field, every) -> {
          if (number % every == 0) {
            values.computeIfPresent(field, (f, text) -> stretched(f, text));
          }
        });
  }

  private static String stretched(Field field, String text) {
    int length = field.longest();
    return switch (field) {
      case EMAIL -> text.replace("@", "@" + "x".repeat(length - text.length() - 1) + ".");
      case WEBSITE -> text + '/' + "x".repeat(length - text.length() - 1);
      case PHONE, POSTAL_CODE -> text + "0".repeat(length - text.length());
      default -> repeated(text, length);
    };
  }

  private static String repeated(String text, int length) {
    String repeated = (text + ' ').repeat(length / text.length() + 1).substring(0, length);
    return repeated.endsWith(" ") ? repeated.substring(0, length - 1) + '.' : repeated;
  }
}
