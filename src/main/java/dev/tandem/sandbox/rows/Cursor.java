package dev.tandem.sandbox.rows;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** The place behind the last row of a page: its values in the order asked for, and its sequence. */
public record Cursor(List<Object> keys, long sequence, UUID id) {
  private static final String SEPARATOR = "\u0001";

  public String encode() {
    StringBuilder text = new StringBuilder().append(sequence).append(SEPARATOR).append(id);
    keys.forEach(key -> text.append(SEPARATOR).append(tagged(key)));
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** The opposite of encode; foreign text is an IllegalArgumentException. */
  public static Cursor decode(String token) {
    String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
    String[] parts = text.split(SEPARATOR, -1);
    List<Object> keys = new ArrayList<>();
    for (int i = 2; i < parts.length; i++) {
      keys.add(untagged(parts[i]));
    }
    return new Cursor(keys, Long.parseLong(parts[0]), UUID.fromString(parts[1]));
  }

  private static String tagged(Object key) {
    if (key == null) {
      return "-";
    }
    if (key instanceof Number) {
      return "n" + key;
    }
    if (key instanceof Boolean) {
      return "b" + key;
    }
    if (key instanceof UUID) {
      return "g" + key;
    }
    if (key instanceof Instant) {
      return "i" + key;
    }
    return (key instanceof LocalDate ? "d" : "s") + key;
  }

  private static Object untagged(String part) {
    String value = part.substring(1);
    return switch (part.charAt(0)) {
      case 'n' -> new BigDecimal(value);
      case 'b' -> Boolean.valueOf(value);
      case 'g' -> UUID.fromString(value);
      case 'i' -> Instant.parse(value);
      case 'd' -> LocalDate.parse(value);
      case 's' -> value;
      default -> null;
    };
  }
}
