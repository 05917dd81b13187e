package dev.tandem.sync.transform;

import java.util.Locale;
import java.util.function.IntPredicate;

/** What the rules do to a text. */
final class Text {
  private Text() {}

  static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** Every word begins with a capital and goes on in small letters. */
  static String title(String text, Locale culture) {
    StringBuilder title = new StringBuilder();
    boolean inWord = false;
    for (int letter : text.codePoints().toArray()) {
      title.append(
          inWord ? Character.toString(letter).toLowerCase(culture) : first(letter, culture));
      inWord = Character.isLetterOrDigit(letter) || letter == '\'' || letter == '\u2019';
    }
    return title.toString();
  }

  /** The capital of the culture, such as the Turkish one with a dot; else the title case. */
  private static String first(int letter, Locale culture) {
    String capital = Character.toString(letter).toUpperCase(culture);
    boolean isUsual = capital.equals(upper(Character.toString(letter)));
    return isUsual ? Character.toString(Character.toTitleCase(letter)) : capital;
  }

  /** At most so many UTF-16 units, as both systems count; no character is cut in two. */
  static String truncate(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    boolean wouldSplit = length > 0 && Character.isHighSurrogate(text.charAt(length - 1));
    return text.substring(0, wouldSplit ? length - 1 : length);
  }

  static String only(String text, IntPredicate wanted) {
    return text.codePoints()
        .filter(wanted)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  static String email(String text) {
    return lower(text.strip()).replaceFirst("^mailto:", "");
  }
}
