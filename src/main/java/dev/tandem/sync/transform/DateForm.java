package dev.tandem.sync.transform;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;

/** A way to write dates. */
interface DateForm {
  /** The date and time that a text means, midnight if it has no time; empty if it means none. */
  Optional<LocalDateTime> read(String text);

  /** How a date is written, for people. */
  String example();

  static DateForm of(Arguments arguments, boolean withTime) {
    arguments.needOneOf("pattern", "culture");
    if (arguments.has("pattern")) {
      return DatePattern.of(arguments, withTime);
    }
    return new CultureDates(arguments.culture().orElseThrow(), withTime);
  }

  default Result failed(Object value) {
    return Result.failed(
        "\"" + value + "\" is not a date that is understood here.",
        "Write it like this: " + example() + ".");
  }

  /** 25 November 2026, a quarter past one in the afternoon: no part can be taken for another. */
  LocalDateTime SAMPLE = LocalDate.of(2026, 11, 25).atTime(13, 15);
}
