package dev.tandem.sandbox.erp;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Enum members on the wire: characters outside of names are written as {@code _x0020_}. */
final class EnumText {
  private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

  private EnumText() {}

  static String escape(String member) {
    StringBuilder text = new StringBuilder();
    for (char c : member.toCharArray()) {
      boolean plain = c < 128 && (Character.isLetterOrDigit(c) || c == '_');
      text.append(plain ? String.valueOf(c) : "_x%04X_".formatted((int) c));
    }
    return text.toString();
  }

  static String unescape(String text) {
    Matcher matcher = ESCAPE.matcher(text);
    return matcher.replaceAll(
        found ->
            Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
  }
}
