package dev.tandem.odata;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An OData resource with its query options, immutable; {@link #toString()} is the encoded address
 * relative to the service root.
 */
public record Query(String resource, Map<String, String> options) {
  public Query {
    options = new LinkedHashMap<>(options);
  }

  public static Query of(String resource) {
    return new Query(resource, Map.of());
  }

  public Query select(Collection<String> properties) {
    return with("$select", String.join(",", properties));
  }

  /** Leaves the option out when there is nothing to filter by. */
  public Query filter(String filter) {
    return filter == null || filter.isBlank() ? this : with("$filter", filter);
  }

  public Query with(String option, String value) {
    Map<String, String> more = new LinkedHashMap<>(options);
    more.put(option, value);
    return new Query(resource, more);
  }

  /** Both conditions; each may be null or blank. */
  public static String both(String left, String right) {
    boolean noLeft = left == null || left.isBlank();
    boolean noRight = right == null || right.isBlank();
    if (noLeft || noRight) {
      return noLeft ? right : left;
    }
    return "(" + left + ") and " + right;
  }

  /** A text literal of a filter. */
  public static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("%2C", ",")
        .replace("%24", "$")
        .replace("%28", "(")
        .replace("%29", ")")
        .replace("%3A", ":")
        .replace("%3D", "=")
        .replace("%27", "'");
  }

  /** The encoded options with their question mark, for whoever asks the same of many resources. */
  public String tail() {
    return options.isEmpty()
        ? ""
        : options.entrySet().stream()
            .map(option -> option.getKey() + "=" + encode(option.getValue()))
            .collect(Collectors.joining("&", "?", ""));
  }

  @Override
  public String toString() {
    return resource + tail();
  }
}
