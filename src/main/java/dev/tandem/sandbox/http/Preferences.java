package dev.tandem.sandbox.http;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code Prefer} header: several preferences separated by commas. */
public record Preferences(Map<String, String> values) {
  private static final Pattern ONE =
      Pattern.compile("\\s*([\\w.\\-]+)\\s*(?:=\\s*(\"[^\"]*\"|[^,;]*))?\\s*(?:,|;|$)");

  static Preferences parse(String header) {
    Map<String, String> values = new LinkedHashMap<>();
    Matcher matcher = ONE.matcher(header == null ? "" : header);
    while (matcher.find()) {
      String value = matcher.group(2) == null ? "" : matcher.group(2).strip();
      values.put(matcher.group(1).toLowerCase(Locale.ROOT), value.replace("\"", ""));
    }
    return new Preferences(values);
  }

  /** Both {@code odata.name} and {@code name} are understood. */
  public boolean has(String name) {
    return get(name) != null;
  }

  public String get(String name) {
    String value = values.get("odata." + name);
    return value == null ? values.get(name) : value;
  }

  public boolean returnsRepresentation() {
    return "representation".equals(values.get("return"));
  }

  public OptionalInt maxPageSize() {
    String size = get("maxpagesize");
    return size != null && size.matches("[1-9]\\d{0,8}")
        ? OptionalInt.of(Integer.parseInt(size))
        : OptionalInt.empty();
  }
}
