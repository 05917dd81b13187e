package dev.tandem.sandbox.http;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Encoding and decoding of the parts of a URL. */
public final class Urls {
  private Urls() {}

  public static String decodePath(String text) {
    return decode(text.replace("+", "%2B"));
  }

  /** Malformed escapes are an ApiException with status 400. */
  static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new ApiException(400, "", "The URL is not encoded correctly: " + e.getMessage());
    }
  }

  public static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  public static Map<String, String> query(String raw) {
    Map<String, String> options = new LinkedHashMap<>();
    if (raw != null && !raw.isEmpty()) {
      for (String pair : raw.split("&")) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        options.put(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
      }
    }
    return options;
  }
}
