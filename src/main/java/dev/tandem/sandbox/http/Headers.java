package dev.tandem.sandbox.http;

import java.util.Map;
import java.util.TreeMap;

/** Header fields by name, whatever the case. */
public record Headers(Map<String, String> fields) {

  public Headers {
    Map<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    sorted.putAll(fields);
    fields = sorted;
  }

  public static Headers none() {
    return new Headers(Map.of());
  }

  public String get(String name) {
    return fields.get(name);
  }

  /** These fields, completed by those of {@code others} that are absent here. */
  public Headers or(Headers others) {
    Map<String, String> merged = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    merged.putAll(others.fields());
    merged.putAll(fields);
    return new Headers(merged);
  }
}
