package dev.tandem.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Percent-encoded parts of an address, decoded. */
final class Encoded {
  private Encoded() {}

  /** A part of a path, in which a plus is a plus. */
  static String segment(String text) {
    return decoded(text.replace("+", "%2B"));
  }

  /** The parameters of a query, each at most once. */
  static Map<String, String> query(String query) {
    Map<String, String> values = new LinkedHashMap<>();
    if (query == null || query.isEmpty()) {
      return values;
    }
    for (String pair : query.split("&")) {
      String[] parts = pair.split("=", 2);
      String name = decoded(parts[0]);
      if (values.put(name, parts.length == 1 ? "" : decoded(parts[1])) != null) {
        throw Refusal.of(400, "The parameter " + name + " is given twice.");
      }
    }
    return values;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw Refusal.of(400, "The address is not encoded properly: " + e.getMessage());
    }
  }
}
