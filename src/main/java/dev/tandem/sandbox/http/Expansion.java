package dev.tandem.sandbox.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One item of {@code $expand}: a navigation and the options in its parentheses. */
public record Expansion(String navigation, Map<String, String> options) {

  public static List<Expansion> parse(String text) {
    List<Expansion> items = new ArrayList<>();
    if (text != null && !text.isBlank()) {
      split(text, ',').forEach(item -> items.add(item(item.strip())));
    }
    return items;
  }

  private static Expansion item(String text) {
    int open = text.indexOf('(');
    if (open < 0) {
      return new Expansion(text, Map.of());
    }
    Map<String, String> options = new LinkedHashMap<>();
    for (String option : split(text.substring(open + 1, text.lastIndexOf(')')), ';')) {
      int equals = option.indexOf('=');
      if (equals > 0) {
        options.put(option.substring(0, equals).strip(), option.substring(equals + 1).strip());
      }
    }
    return new Expansion(text.substring(0, open), options);
  }

  private static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    boolean quoted = false;
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      quoted = c == '\'' ? !quoted : quoted;
      depth += quoted ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == separator && depth == 0 && !quoted) {
        parts.add(text.substring(from, i));
        from = i + 1;
      }
    }
    parts.add(text.substring(from));
    return parts;
  }
}
