package dev.tandem.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * A property that a table does not have, made of some that it has: the name of a person, or a key
 * of several parts.
 *
 * @param name by which the mapping's rows call it
 * @param kind how the parts become one, and whether it can be taken apart again
 * @param parts the table's own properties, in order
 */
public record Composition(String name, Kind kind, List<String> parts) {
  private static final String BETWEEN_PARTS = "|";

  /** How the parts become one. */
  public enum Kind {
    /** {@code 1000|PCS}; empty if one part is. Cannot be written. */
    KEY("key"),
    /** {@code Anna Maria Berg}, of first name, middle name and surname; empty if all parts are. */
    PERSON_NAME("personName");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  public Composition {
    parts = List.copyOf(parts);
  }

  public boolean isWritable() {
    return kind == Kind.PERSON_NAME;
  }

  /** The composed value, or null if it is empty. */
  public String of(Function<String, Object> values) {
    List<String> texts =
        parts.stream()
            .map(values)
            .map(value -> Objects.toString(value, "").strip())
            .filter(text -> !text.isEmpty())
            .toList();
    if (kind == Kind.PERSON_NAME) {
      return texts.isEmpty() ? null : String.join(" ", texts);
    }
    return texts.size() < parts.size() ? null : String.join(BETWEEN_PARTS, texts);
  }

  /**
   * The parts of a key, by property; empty if it cannot be one. A part may itself hold the sign
   * that stands between them only if it is the last one.
   */
  public Optional<Map<String, String>> keyParts(String value) {
    String[] texts = value.split("\\|", parts.size());
    if (texts.length < parts.size()) {
      return Optional.empty();
    }
    Map<String, String> split = new LinkedHashMap<>();
    for (int i = 0; i < texts.length; i++) {
      split.put(parts.get(i), texts[i]);
    }
    return Optional.of(split);
  }

  /**
   * The parts of a person's name, as Business Central takes it apart: the last word is the surname,
   * of three and more the one before it is the middle name, and the rest is the first name.
   */
  public Map<String, String> nameParts(String name) {
    List<String> words =
        new ArrayList<>(name == null ? List.of() : List.of(name.strip().split("\\s+")));
    String surname = words.isEmpty() ? "" : words.remove(words.size() - 1);
    String middle = words.size() < 2 ? "" : words.remove(words.size() - 1);
    Map<String, String> split = new LinkedHashMap<>();
    split.put(parts.get(0), String.join(" ", words));
    split.put(parts.get(1), middle);
    split.put(parts.get(2), surname);
    return split;
  }
}
