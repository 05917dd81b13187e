package dev.tandem.odata.filter;

import java.util.Locale;
import java.util.regex.Pattern;

/** How texts are compared. */
public enum TextRule {
  /** Character by character. */
  EXACT {
    @Override
    String fold(String text) {
      return text;
    }
  },
  /** Upper and lower case are equal. */
  IGNORE_CASE {
    @Override
    String fold(String text) {
      return text.toLowerCase(Locale.ROOT);
    }
  },
  /** Dataverse: as IGNORE_CASE, and % _ [ ] are wildcards in contains, startswith, endswith. */
  WILDCARDS {
    @Override
    String fold(String text) {
      return text.toLowerCase(Locale.ROOT);
    }

    @Override
    boolean search(String text, String part, boolean start, boolean end) {
      boolean plain = part.chars().noneMatch(c -> "%_[".indexOf(c) >= 0);
      return plain
          ? super.search(text, part, start, end)
          : wildcard(fold(part), start, end).matcher(fold(text)).matches();
    }
  };

  abstract String fold(String text);

  boolean search(String text, String part, boolean start, boolean end) {
    String where = fold(text);
    String what = fold(part);
    if (start) {
      return where.startsWith(what);
    }
    return end ? where.endsWith(what) : where.contains(what);
  }

  private static Pattern wildcard(String part, boolean start, boolean end) {
    StringBuilder regex = new StringBuilder(start ? "" : ".*");
    for (int i = 0; i < part.length(); i++) {
      int close = part.charAt(i) == '[' ? part.indexOf(']', i + 2) : -1;
      if (close > 0) {
        regex.append(part, i, close + 1);
        i = close;
      } else {
        regex.append(symbol(part.charAt(i)));
      }
    }
    return Pattern.compile(regex + (end ? "" : ".*"), Pattern.DOTALL);
  }

  private static String symbol(char c) {
    return switch (c) {
      case '%' -> ".*";
      case '_' -> ".";
      default -> Pattern.quote(String.valueOf(c));
    };
  }
}
