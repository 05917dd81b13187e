package dev.tandem.sync.transform;

/**
 * {@code substring}: begins at a position or after a text, ends by length or before a text. A text
 * that is not found leaves nothing. Positions count UTF-16 units, as both systems do.
 *
 * @param from first position, from 1; 1 if nothing is said
 * @param after text that comes before the part, or null
 * @param length greatest length
 * @param before text that comes after the part, or null
 */
record Substring(int from, String after, int length, String before) {

  static Transformation of(Arguments arguments) {
    arguments.needOneOf("from", "after", "length", "before");
    arguments.notBoth("from", "after");
    arguments.notBoth("length", "before");
    Substring part =
        new Substring(
            arguments.has("from") ? arguments.wholeNumber("from", 1) : 1,
            arguments.has("after") ? arguments.filled("after") : null,
            arguments.has("length") ? arguments.wholeNumber("length", 1) : Integer.MAX_VALUE,
            arguments.has("before") ? arguments.filled("before") : null);
    return Rule.text(part::of);
  }

  String of(String text) {
    int start = start(text);
    if (start < 0 || start >= text.length()) {
      return "";
    }
    int end = before == null ? text.length() : text.indexOf(before, start);
    return end < 0 ? "" : Text.truncate(whole(text.substring(start, end)), length);
  }

  private int start(String text) {
    if (after == null) {
      return from - 1;
    }
    int found = text.indexOf(after);
    return found < 0 ? -1 : found + after.length();
  }

  /** Without half a character at its beginning. */
  private static String whole(String part) {
    return !part.isEmpty() && Character.isLowSurrogate(part.charAt(0)) ? part.substring(1) : part;
  }
}
