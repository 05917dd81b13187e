package dev.tandem.mapping;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that was probably meant. */
public final class Spelling {
  private static final int MOST_EDITS = 3;

  private Spelling() {}

  /** The nearest known word, if it is near enough to be what was meant. */
  public static Optional<String> nearest(String word, Collection<String> known) {
    return known.stream()
        .filter(k -> edits(word, k) <= Math.min(MOST_EDITS, k.length() / 2))
        .min(Comparator.comparingInt(k -> edits(word, k)));
  }

  /** A remedy: the word that was probably meant, or all words there are. */
  public static String remedy(String word, Collection<String> known) {
    return nearest(word, known)
        .map(k -> "Did you mean " + k + "?")
        .orElse("Known here: " + String.join(", ", known) + ".");
  }

  /** Levenshtein distance without regard to case. */
  private static int edits(String left, String right) {
    String a = left.toLowerCase(Locale.ROOT);
    String b = right.toLowerCase(Locale.ROOT);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row = nextRow(row, a.charAt(i - 1), b, i);
    }
    return row[b.length()];
  }

  private static int[] nextRow(int[] above, char letter, String b, int i) {
    int[] row = new int[above.length];
    row[0] = i;
    for (int j = 1; j < row.length; j++) {
      int replaced = above[j - 1] + (letter == b.charAt(j - 1) ? 0 : 1);
      row[j] = Math.min(replaced, Math.min(above[j], row[j - 1]) + 1);
    }
    return row;
  }
}
