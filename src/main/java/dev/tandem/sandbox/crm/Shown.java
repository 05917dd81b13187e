package dev.tandem.sandbox.crm;

import dev.tandem.sandbox.http.Expansion;
import dev.tandem.sandbox.http.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a request wants to see of each row.
 *
 * @param select null for all columns
 * @param annotations what {@code odata.include-annotations} names, empty when absent
 */
record Shown(List<String> select, List<Expansion> expand, String annotations) {
  private static final int MOST_EXPANDS = 15;

  static Shown of(Request request) {
    String annotations = request.prefer().get("include-annotations");
    Map<String, String> query = request.query();
    return of(query, annotations == null ? "" : annotations);
  }

  static Shown of(Map<String, String> query, String annotations) {
    List<Expansion> expand = Expansion.parse(query.get("$expand"));
    if (expand.size() > MOST_EXPANDS) {
      throw CrmErrors.query(
          "The number of $expand items exceeds the limit of " + MOST_EXPANDS + ".");
    }
    return new Shown(select(query.get("$select")), expand, annotations);
  }

  private static List<String> select(String text) {
    if (text == null || text.isBlank() || text.strip().equals("*")) {
      return null;
    }
    List<String> names = new ArrayList<>();
    for (String name : text.split(",")) {
      names.add(name.strip());
    }
    return names;
  }

  boolean annotates(String name) {
    return annotations.contains("*") || annotations.contains(name);
  }

  /** The column list in a context address: {@code (name,revenue)}. */
  String contextSuffix() {
    return select == null ? "" : "(" + String.join(",", select) + ")";
  }
}
