package dev.tandem.sync.transform;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Names and what they can mean, filled when first asked. */
final class Index {
  private final Consumer<Map<String, Set<String>>> filler;
  private Map<String, Set<String>> entries;

  Index(Consumer<Map<String, Set<String>>> filler) {
    this.filler = filler;
  }

  synchronized Set<String> find(String name) {
    if (entries == null) {
      Map<String, Set<String>> filled = new HashMap<>();
      filler.accept(filled);
      entries = filled;
    }
    return entries.getOrDefault(name, Set.of());
  }
}
