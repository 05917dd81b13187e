package dev.tandem.erp;

import dev.tandem.sync.Fields;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a filter that compares enums with their blank member. ERP versions differ in how they
 * spell it ({@code ' '} or {@code '_x0020_'}), so these conditions are judged here and the rest is
 * sent.
 *
 * @param sent what the ERP is asked to filter by, or null
 * @param blanks properties that must be blank
 * @param filled properties that must not be blank
 */
record BlankConditions(String sent, Set<String> blanks, Set<String> filled) {
  private static final Pattern BLANK = Pattern.compile("(\\w+)\\s+(eq|ne)\\s+'(?: |_x0020_|)'");

  static BlankConditions of(String filter) {
    List<String> sent = new ArrayList<>();
    Set<String> blanks = new LinkedHashSet<>();
    Set<String> filled = new LinkedHashSet<>();
    for (String condition : filter == null ? List.<String>of() : conjuncts(filter.strip())) {
      Matcher blank = BLANK.matcher(condition);
      if (blank.matches()) {
        (blank.group(2).equals("eq") ? blanks : filled).add(blank.group(1));
      } else {
        sent.add(condition);
      }
    }
    return new BlankConditions(sent.isEmpty() ? null : String.join(" and ", sent), blanks, filled);
  }

  boolean hold(Fields values) {
    return blanks.stream().allMatch(name -> values.get(name) == null)
        && filled.stream().allMatch(name -> values.get(name) != null);
  }

  Set<String> properties() {
    Set<String> names = new LinkedHashSet<>(blanks);
    names.addAll(filled);
    return names;
  }

  /** The conditions that must all hold; an alternative stays whole. */
  private static List<String> conjuncts(String filter) {
    if (isWrapped(filter)) {
      return conjuncts(filter.substring(1, filter.length() - 1).strip());
    }
    List<Integer> ands = topLevel(filter, " and ");
    if (!topLevel(filter, " or ").isEmpty() || ands.isEmpty()) {
      return List.of(topLevel(filter, " or ").isEmpty() ? filter : "(" + filter + ")");
    }
    List<String> parts = new ArrayList<>();
    int begin = 0;
    for (int and : ands) {
      parts.addAll(conjuncts(filter.substring(begin, and).strip()));
      begin = and + " and ".length();
    }
    parts.addAll(conjuncts(filter.substring(begin).strip()));
    return parts;
  }

  /** True if the first bracket closes at the very end. */
  private static boolean isWrapped(String filter) {
    if (!filter.startsWith("(") || !filter.endsWith(")")) {
      return false;
    }
    String inside = filter.substring(1, filter.length() - 1);
    int depth = 0;
    boolean quoted = false;
    for (char c : inside.toCharArray()) {
      quoted ^= c == '\'';
      depth += quoted ? 0 : step(c);
      if (depth < 0) {
        return false;
      }
    }
    return depth == 0;
  }

  private static List<Integer> topLevel(String filter, String word) {
    List<Integer> found = new ArrayList<>();
    int depth = 0;
    boolean quoted = false;
    for (int i = 0; i < filter.length(); i++) {
      quoted ^= filter.charAt(i) == '\'';
      depth += quoted ? 0 : step(filter.charAt(i));
      if (!quoted && depth == 0 && filter.startsWith(word, i)) {
        found.add(i);
      }
    }
    return found;
  }

  private static int step(char c) {
    return c == '(' ? 1 : c == ')' ? -1 : 0;
  }
}
