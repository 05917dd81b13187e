package dev.tandem.mapping;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Values for new records: one entry of {@code templates}.
 *
 * @param target the side on which records are created
 * @param name its name, for messages
 * @param priority the lowest is asked first
 * @param when what the source record must satisfy, or null
 * @param values values by property of the target: String, BigDecimal or Boolean
 */
public record Template(
    Side target, String name, int priority, Condition when, Map<String, Object> values) {

  public Template {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** True if it has no condition. */
  boolean isForAll() {
    return when == null;
  }

  /** True if it is meant for such a source record. */
  public boolean fits(Function<String, Object> source) {
    return when == null || when.holds(source);
  }
}
