package dev.tandem.sync.transform;

import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads numbers as a culture writes them. Digits must be grouped rightly: under a Danish culture
 * 1.5 is refused, since it may be meant as one and a half.
 */
record Decimals(Pattern form, String example) {
  private static final int LONGEST = 60;

  /** Digits with a point before the decimals. */
  static Decimals invariant() {
    return new Decimals(form("(?!)", '.'), "1234.5");
  }

  static Decimals of(Locale culture) {
    DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(culture);
    char grouping = symbols.getGroupingSeparator();
    return new Decimals(
        form(separators(grouping), symbols.getDecimalSeparator()),
        "1" + (isBlank(grouping) ? ' ' : grouping) + "234" + symbols.getDecimalSeparator() + "5");
  }

  Optional<BigDecimal> read(Object value) {
    if (value instanceof BigDecimal number) {
      return Optional.of(number);
    }
    String text = value.toString().strip().replace('\u2212', '-');
    Matcher parts = form.matcher(text);
    if (text.length() > LONGEST || !parts.matches()) {
      return Optional.empty();
    }
    String whole = parts.group(1).replaceAll("[^\\d-]", "");
    return Optional.of(
        new BigDecimal(parts.group(2) == null ? whole : whole + "." + parts.group(2)));
  }

  Result failed(Object value) {
    return Result.failed(
        "\"" + value + "\" is not a number.", "Write the number like this: " + example + ".");
  }

  private static Pattern form(String grouping, char decimal) {
    return Pattern.compile(
        "([+-]?(?:\\d+|\\d{1,3}(?:G\\d{2,3})*G\\d{3}))(?:D(\\d+))?"
            .replace("G", grouping)
            .replace("D", "[" + decimal + "]"));
  }

  /** Nobody types the narrow blanks and curved apostrophes of the dictionaries. */
  private static String separators(char grouping) {
    if (isBlank(grouping)) {
      return "[ \u00A0\u202F]";
    }
    return grouping == '\u2019' ? "['\u2019]" : "[" + grouping + "]";
  }

  private static boolean isBlank(char grouping) {
    return Character.isSpaceChar(grouping);
  }
}
