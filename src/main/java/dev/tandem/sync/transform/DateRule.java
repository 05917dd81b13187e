package dev.tandem.sync.transform;

import dev.tandem.mapping.Side;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Function;

/** {@code date} and {@code date-time}: what people write becomes the ISO form. */
record DateRule(DateForm form, Function<LocalDateTime, String> iso) implements Transformation {

  static Transformation date(Arguments arguments) {
    return new DateRule(
        DateForm.of(arguments, false), dateTime -> dateTime.toLocalDate().toString());
  }

  static Transformation dateTime(Arguments arguments) {
    ZoneId zone = zone(arguments);
    return new DateRule(
        DateForm.of(arguments, true), dateTime -> dateTime.atZone(zone).toInstant().toString());
  }

  private static ZoneId zone(Arguments arguments) {
    try {
      return arguments.has("zone") ? ZoneId.of(arguments.text("zone")) : ZoneOffset.UTC;
    } catch (DateTimeException e) {
      throw new WrongArgument(
          "zone",
          "There is no time zone \"" + arguments.text("zone") + "\".",
          "Write for example Europe/Copenhagen.");
    }
  }

  @Override
  public Result apply(Object value, Side target) {
    String text = value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    return form.read(text.strip())
        .map(dateTime -> Result.of(iso.apply(dateTime)))
        .orElseGet(() -> form.failed(value));
  }
}
