package dev.tandem.sync.transform;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Optional;

/** Dates written by a pattern such as {@code dd-MM-yyyy}. */
record DatePattern(DateTimeFormatter formatter) implements DateForm {

  static DateForm of(Arguments arguments, boolean withTime) {
    DatePattern form =
        new DatePattern(formatter(arguments, arguments.culture().orElse(Locale.ENGLISH)));
    if (!form.brings(withTime ? SAMPLE : SAMPLE.toLocalDate().atStartOfDay())) {
      throw new WrongArgument(
          "pattern",
          "The pattern does not tell " + (withTime ? "date and time." : "year, month and day."),
          "Write for example "
              + (withTime ? "yyyy-MM-dd HH:mm; hours without AM and PM are HH." : "dd-MM-yyyy."));
    }
    return form;
  }

  private static DateTimeFormatter formatter(Arguments arguments, Locale culture) {
    try {
      return new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendPattern(arguments.filled("pattern"))
          .parseDefaulting(ChronoField.ERA, 1)
          .toFormatter(culture)
          .withResolverStyle(ResolverStyle.STRICT);
    } catch (IllegalArgumentException e) {
      throw new WrongArgument(
          "pattern",
          "The pattern is not understood: " + e.getMessage() + ".",
          "Write for example dd-MM-yyyy.");
    }
  }

  /** Whether what the pattern writes can be read back. */
  private boolean brings(LocalDateTime sample) {
    try {
      return read(formatter.format(sample.atOffset(ZoneOffset.UTC))).equals(Optional.of(sample));
    } catch (DateTimeException e) {
      return false;
    }
  }

  @Override
  public Optional<LocalDateTime> read(String text) {
    try {
      TemporalAccessor parsed = formatter.parse(text);
      LocalTime time = parsed.query(TemporalQueries.localTime());
      return Optional.of(LocalDate.from(parsed).atTime(time == null ? LocalTime.MIDNIGHT : time));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  @Override
  public String example() {
    return formatter.format(SAMPLE.atOffset(ZoneOffset.UTC));
  }
}
