package dev.tandem.odata.filter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** One part of an {@code $orderby}. */
public record OrderBy(Expression.Path path, boolean descending) {

  /**
   * Parses {@code modifiedon desc,accountid}.
   *
   * @throws FilterSyntaxException when a part is not a path with an optional direction
   */
  public static List<OrderBy> parse(String text) {
    List<OrderBy> parts = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      parts.add(part(part.strip(), text));
    }
    return parts;
  }

  private static OrderBy part(String part, String text) {
    String[] words = part.split("\\s+");
    boolean known = words.length == 1 || words[1].equals("asc") || words[1].equals("desc");
    if (part.isEmpty() || words.length > 2 || !known) {
      throw new FilterSyntaxException(
          "Expected a property and asc or desc, not '" + part + "'", text.indexOf(part), text);
    }
    boolean descending = words.length == 2 && words[1].equals("desc");
    return new OrderBy(new Expression.Path(List.of(words[0].split("/"))), descending);
  }

  /** The comparator over records for all parts, first part first. */
  public static Comparator<Lookup> comparator(List<OrderBy> parts, TextRule texts) {
    ValueOrder order = new ValueOrder(texts);
    Comparator<Lookup> all = (a, b) -> 0;
    for (OrderBy part : parts) {
      Comparator<Lookup> one =
          Comparator.comparing(row -> row.value(part.path().segments()), order);
      all = all.thenComparing(part.descending() ? one.reversed() : one);
    }
    return all;
  }
}
