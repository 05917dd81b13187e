package dev.tandem.api;

import java.util.Locale;

/**
 * A request as it came in.
 *
 * @param method HTTP method
 * @param path path with its leading slash, still encoded
 * @param query query, still encoded; null or empty if there is none
 * @param authorization the header of that name, or null
 * @param accept the header of that name, or null
 * @param contentType the header of that name, or null
 * @param body the body, empty if there is none
 */
record Asked(
    String method,
    String path,
    String query,
    String authorization,
    String accept,
    String contentType,
    byte[] body) {

  /** The media type of the body without its parameters, or the empty text. */
  String mediaType() {
    return contentType == null ? "" : bare(contentType);
  }

  /** True if the caller can read JSON. */
  boolean acceptsJson() {
    if (accept == null || accept.isBlank()) {
      return true;
    }
    for (String range : accept.split(",")) {
      String type = bare(range);
      if (type.equals("*/*") || type.equals("application/*") || type.equals("application/json")) {
        return true;
      }
    }
    return false;
  }

  private static String bare(String type) {
    return type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
  }
}
