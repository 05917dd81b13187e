package dev.tandem.odata.filter;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;

/** The canonical functions; a missing argument value makes the result null. */
record Functions(TextRule texts) {

  Object apply(String function, List<Object> arguments) {
    if (arguments.isEmpty() || arguments.contains(null)) {
      return null;
    }
    Object first = arguments.get(0);
    return switch (function) {
      case "contains" -> texts.search(first.toString(), text(arguments, 1), false, false);
      case "startswith" -> texts.search(first.toString(), text(arguments, 1), true, false);
      case "endswith" -> texts.search(first.toString(), text(arguments, 1), false, true);
      case "tolower" -> first.toString().toLowerCase(Locale.ROOT);
      case "toupper" -> first.toString().toUpperCase(Locale.ROOT);
      case "trim" -> first.toString().strip();
      case "length" -> BigDecimal.valueOf(first.toString().length());
      case "concat" -> first + text(arguments, 1);
      case "indexof" ->
          BigDecimal.valueOf(texts.fold(first.toString()).indexOf(texts.fold(text(arguments, 1))));
      case "substring" -> substring(first.toString(), arguments);
      default -> part(first, ChronoField.valueOf(field(function)));
    };
  }

  private static String text(List<Object> arguments, int index) {
    return index < arguments.size() ? arguments.get(index).toString() : "";
  }

  private static String substring(String text, List<Object> arguments) {
    int from = Math.min(number(arguments.get(1)), text.length());
    int length = arguments.size() > 2 ? number(arguments.get(2)) : text.length();
    return text.substring(from, Math.min(text.length(), from + length));
  }

  private static int number(Object value) {
    return value instanceof Number n ? Math.max(0, n.intValue()) : 0;
  }

  private static String field(String function) {
    return switch (function) {
      case "year" -> "YEAR";
      case "month" -> "MONTH_OF_YEAR";
      case "day" -> "DAY_OF_MONTH";
      case "hour" -> "HOUR_OF_DAY";
      case "minute" -> "MINUTE_OF_HOUR";
      default -> "SECOND_OF_MINUTE";
    };
  }

  private static Object part(Object value, ChronoField field) {
    TemporalAccessor time = null;
    if (value instanceof Instant instant) {
      time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    } else if (value instanceof LocalDate day) {
      time = day.atStartOfDay();
    }
    return time == null ? null : BigDecimal.valueOf(time.get(field));
  }
}
