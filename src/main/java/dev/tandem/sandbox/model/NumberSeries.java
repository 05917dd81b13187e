package dev.tandem.sandbox.model;

import java.util.OptionalLong;

/** Numbers that the server gives to new rows: prefix and a running number. */
public record NumberSeries(String prefix, long start, int digits) {

  public String format(long number) {
    return prefix + ("%0" + Math.max(1, digits) + "d").formatted(number);
  }

  /** The running number in a value that came from this series, nothing for other values. */
  public OptionalLong number(String value) {
    boolean mine =
        value.startsWith(prefix) && value.substring(prefix.length()).matches("\\d{1,18}");
    return mine
        ? OptionalLong.of(Long.parseLong(value.substring(prefix.length())))
        : OptionalLong.empty();
  }
}
