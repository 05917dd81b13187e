package dev.tandem.sync.transform;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates in digits in the order of a culture, with the separators that people type. A year of two
 * digits is one of 1950 to 2049, as in Business Central. ISO dates are always understood.
 */
record CultureDates(String order, DateTimeFormatter time, boolean withTime) implements DateForm {
  private static final Pattern DATE =
      Pattern.compile("(\\d{1,4})[./ -]+(\\d{1,2})[./ -]+(\\d{1,4})\\.?(?:[, T]+(.+))?");
  private static final Pattern ISO = Pattern.compile("\\d{4}-\\d{2}-\\d{2}([T ].*)?");

  CultureDates(Locale culture, boolean withTime) {
    this(orderOf(culture), timeOf(culture), withTime);
  }

  private static String orderOf(Locale culture) {
    String pattern =
        DateTimeFormatterBuilder.getLocalizedDateTimePattern(
            FormatStyle.SHORT, null, IsoChronology.INSTANCE, culture);
    return pattern.replaceAll("'[^']*'|[^yMd]", "").replaceAll("(.)\\1+", "$1");
  }

  private static DateTimeFormatter timeOf(Locale culture) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern("[h:mm:ss a][h:mm a][H:mm:ss][H:mm]")
        .toFormatter(culture);
  }

  @Override
  public Optional<LocalDateTime> read(String text) {
    Matcher parts = DATE.matcher(text);
    String used = ISO.matcher(text).matches() ? "yMd" : order;
    if (!parts.matches() || parts.group(4) != null && !withTime) {
      return Optional.empty();
    }
    List<String> digits = List.of(parts.group(1), parts.group(2), parts.group(3));
    try {
      return Optional.of(
          LocalDate.of(
                  year(digits.get(used.indexOf('y'))),
                  Integer.parseInt(digits.get(used.indexOf('M'))),
                  Integer.parseInt(digits.get(used.indexOf('d'))))
              .atTime(time(parts.group(4))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static int year(String digits) {
    int year = Integer.parseInt(digits);
    return switch (digits.length()) {
      case 2 -> year < 50 ? 2000 + year : 1900 + year;
      case 4 -> year;
      default -> throw new DateTimeException("A year has two or four digits");
    };
  }

  private LocalTime time(String text) {
    return text == null
        ? LocalTime.MIDNIGHT
        : LocalTime.parse(text.replaceAll("(?<=\\d)\\.(?=\\d)", ":"), time);
  }

  @Override
  public String example() {
    String date = order.replace("y", "2026/").replace("M", "11/").replace("d", "25/");
    return date.substring(0, date.length() - 1) + (withTime ? " 13:15" : "");
  }
}
