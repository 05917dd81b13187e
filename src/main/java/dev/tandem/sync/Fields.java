package dev.tandem.sync;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Property values of one record, immutable. A value is a String, a BigDecimal, a Boolean or null;
 * null means "empty", whatever a system writes for it. Numbers are exact and compare by value.
 */
public final class Fields {
  private static final Fields NONE = new Fields(Map.of());

  private final Map<String, Object> values;

  private Fields(Map<String, Object> values) {
    this.values = values;
  }

  public static Fields none() {
    return NONE;
  }

  public static Fields of(Map<String, ?> values) {
    Map<String, Object> copy = new LinkedHashMap<>();
    values.forEach((name, value) -> copy.put(name, canonical(value)));
    return new Fields(Collections.unmodifiableMap(copy));
  }

  /** One canonical form per value, so that equality is equality of meaning. */
  static Object canonical(Object value) {
    if (value == null || value instanceof Boolean) {
      return value;
    }
    if (value instanceof BigDecimal number) {
      return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }
    if (value instanceof Integer || value instanceof Long) {
      return canonical(BigDecimal.valueOf(((Number) value).longValue()));
    }
    if (value instanceof String text) {
      return text.isEmpty() ? null : text;
    }
    throw new IllegalArgumentException("Not a field value: " + value.getClass().getName());
  }

  public boolean has(String name) {
    return values.containsKey(name);
  }

  public Object get(String name) {
    return values.get(name);
  }

  /** The value as text, or null when empty. Numbers are written without exponent. */
  public String text(String name) {
    Object value = values.get(name);
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    return value == null ? null : value.toString();
  }

  public Set<String> names() {
    return values.keySet();
  }

  public boolean isEmpty() {
    return values.isEmpty();
  }

  public void forEach(BiConsumer<String, Object> visitor) {
    values.forEach(visitor);
  }

  public Map<String, Object> asMap() {
    return values;
  }

  /** These values, with those of the other laid over them. */
  public Fields with(Fields other) {
    if (other.isEmpty()) {
      return this;
    }
    Map<String, Object> merged = new LinkedHashMap<>(values);
    merged.putAll(other.values);
    return new Fields(Collections.unmodifiableMap(merged));
  }

  public Fields only(Collection<String> names) {
    Map<String, Object> some = new LinkedHashMap<>(values);
    some.keySet().retainAll(names);
    return new Fields(Collections.unmodifiableMap(some));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Fields that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
