package dev.tandem.odata;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** HTTP headers, immutable, names without regard to case, one value per name. */
public final class Headers {
  private static final Headers NONE = new Headers(Map.of());

  private final Map<String, String> values;

  private Headers(Map<String, String> values) {
    Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(values);
    this.values = Collections.unmodifiableMap(copy);
  }

  public static Headers none() {
    return NONE;
  }

  public static Headers of(Map<String, String> values) {
    return new Headers(values);
  }

  public static Headers of(String name, String value) {
    return new Headers(Map.of(name, value));
  }

  public Optional<String> get(String name) {
    return Optional.ofNullable(values.get(name));
  }

  public Headers with(String name, String value) {
    return with(of(name, value));
  }

  /** These headers, with those of the other laid over them. */
  public Headers with(Headers other) {
    Map<String, String> merged = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    merged.putAll(values);
    merged.putAll(other.values);
    return new Headers(merged);
  }

  public void forEach(BiConsumer<String, String> visitor) {
    values.forEach(visitor);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Headers that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  /** Names only: values may carry tokens. */
  @Override
  public String toString() {
    return values.keySet().toString();
  }
}
