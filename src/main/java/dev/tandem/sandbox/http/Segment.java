package dev.tandem.sandbox.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One part of a resource path: a name and what stands in its parentheses, or null. */
public record Segment(String name, String arguments) {

  /** Cuts an encoded path at its slashes; those between quotes do not count. */
  public static List<Segment> parse(String path) {
    List<Segment> segments = new ArrayList<>();
    for (String part : split(path, '/')) {
      if (!part.isEmpty()) {
        segments.add(segment(Urls.decodePath(part)));
      }
    }
    return segments;
  }

  private static Segment segment(String text) {
    int open = text.indexOf('(');
    return open > 0 && text.endsWith(")")
        ? new Segment(text.substring(0, open), text.substring(open + 1, text.length() - 1))
        : new Segment(text, null);
  }

  public boolean hasArguments() {
    return arguments != null;
  }

  /** Arguments of the form {@code a='x',b=2}: names to values, quotes removed. */
  public Map<String, String> named() {
    Map<String, String> named = new LinkedHashMap<>();
    for (String part : split(arguments, ',')) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        named.put(part.substring(0, equals).strip(), unquoted(part.substring(equals + 1).strip()));
      }
    }
    return named;
  }

  public static String unquoted(String text) {
    boolean quoted = text.length() >= 2 && text.startsWith("'") && text.endsWith("'");
    return quoted ? text.substring(1, text.length() - 1).replace("''", "'") : text;
  }

  private static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    boolean quoted = false;
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\'') {
        quoted = !quoted;
      } else if (c == separator && !quoted) {
        parts.add(text.substring(from, i));
        from = i + 1;
      }
    }
    parts.add(text.substring(from));
    return parts;
  }

  @Override
  public String toString() {
    return arguments == null ? name : name + "(" + arguments + ")";
  }
}
