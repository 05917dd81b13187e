package dev.tandem.sync.transform;

import dev.tandem.mapping.Side;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code date-part}: year, month or day of an ISO date or date and time, as it is written. */
record DatePart(ChronoField field) implements Transformation {
  private static final Map<String, ChronoField> FIELDS =
      Map.of(
          "year", ChronoField.YEAR,
          "month", ChronoField.MONTH_OF_YEAR,
          "day", ChronoField.DAY_OF_MONTH);
  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendLiteral('T')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .appendPattern("[XXX]")
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  static Transformation of(Arguments arguments) {
    arguments.text("part");
    return new DatePart(FIELDS.get(arguments.word("part", List.of("year", "month", "day"))));
  }

  @Override
  public Result apply(Object value, Side target) {
    try {
      return Result.of(BigDecimal.valueOf(ISO.parse(value.toString().strip()).get(field)));
    } catch (DateTimeException e) {
      return Result.failed(
          "\"" + value + "\" is not an ISO date.",
          "Write it like this: 2026-11-25, or put the rule date before this rule.");
    }
  }
}
