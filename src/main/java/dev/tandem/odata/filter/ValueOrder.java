package dev.tandem.odata.filter;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.UUID;

/** The order of values: nulls first, numbers by size, guids by their text, texts by the rule. */
public record ValueOrder(TextRule texts) implements Comparator<Object> {

  @Override
  public int compare(Object left, Object right) {
    if (left == null || right == null) {
      return Boolean.compare(left != null, right != null);
    }
    if (left instanceof Number a && right instanceof Number b) {
      return decimal(a).compareTo(decimal(b));
    }
    if (left instanceof UUID || right instanceof UUID) {
      return guids(left, right);
    }
    if (isTime(left) || isTime(right)) {
      return times(left, right);
    }
    if (left instanceof Boolean a && right instanceof Boolean b) {
      return a.compareTo(b);
    }
    return texts.fold(left.toString()).compareTo(texts.fold(right.toString()));
  }

  public boolean equal(Object left, Object right) {
    return (left == null) == (right == null) && compare(left, right) == 0;
  }

  private static BigDecimal decimal(Number number) {
    return number instanceof BigDecimal exact ? exact : new BigDecimal(number.toString());
  }

  private static int guids(Object left, Object right) {
    if (left instanceof UUID a && right instanceof UUID b) {
      int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
      return high != 0
          ? high
          : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
    }
    return left.toString().compareToIgnoreCase(right.toString());
  }

  private static boolean isTime(Object value) {
    return value instanceof Instant || value instanceof LocalDate;
  }

  private static int times(Object left, Object right) {
    Instant a = instant(left);
    Instant b = instant(right);
    return a != null && b != null ? a.compareTo(b) : left.toString().compareTo(right.toString());
  }

  private static Instant instant(Object value) {
    if (value instanceof Instant instant) {
      return instant;
    }
    if (value instanceof LocalDate day) {
      return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
    try {
      String text = value.toString();
      return text.length() == 10
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
          : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }
}
