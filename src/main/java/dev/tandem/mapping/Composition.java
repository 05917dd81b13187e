package dev.tandem.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A property that a table does not have, made of some that it has: the name of a person, or a text
 * with the values of others in it, such as a key of several parts.
 *
 * @param name by which the mapping's rows call it
 * @param text for example {@code {number}|{code}}, or null for the name of a person
 * @param parts the table's own properties, in order; of a person first name, middle name, surname
 * @param writes the only part of a text that is written; null if the text is only read
 */
public record Composition(String name, String text, List<String> parts, String writes) {
  private static final Pattern PART = Pattern.compile("\\{(\\w+)}");

  public Composition {
    parts = List.copyOf(parts);
  }

  static Composition ofText(String name, String text, String writes) {
    return new Composition(
        name, text, PART.matcher(text).results().map(part -> part.group(1)).toList(), writes);
  }

  static Composition ofPerson(String name, List<String> parts) {
    return new Composition(name, null, parts, null);
  }

  public boolean isWritable() {
    return text == null || writes != null;
  }

  /** The composed value; null if it is empty, and a text also if one of its values is. */
  public String of(Function<String, Object> values) {
    List<String> texts =
        parts.stream()
            .map(values)
            .map(value -> Objects.toString(value, "").strip())
            .filter(value -> !value.isEmpty())
            .toList();
    if (text == null) {
      return texts.isEmpty() ? null : String.join(" ", texts);
    }
    return texts.size() < parts.size() ? null : filled(values);
  }

  private String filled(Function<String, Object> values) {
    return PART.matcher(text)
        .replaceAll(
            part -> Matcher.quoteReplacement(values.apply(part.group(1)).toString().strip()));
  }

  /** The values in a text, by property; empty if it is none of this form. */
  public Optional<Map<String, String>> valuesIn(String composed) {
    MatchResult last = null;
    StringBuilder form = new StringBuilder();
    int end = 0;
    for (MatchResult part : PART.matcher(text).results().toList()) {
      form.append(Pattern.quote(text.substring(end, part.start()))).append("(.+?)");
      end = part.end();
      last = part;
    }
    Matcher matcher =
        Pattern.compile(form + Pattern.quote(text.substring(last == null ? 0 : end)))
            .matcher(composed);
    return matcher.matches() ? Optional.of(values(matcher)) : Optional.empty();
  }

  private Map<String, String> values(Matcher matcher) {
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < parts.size(); i++) {
      values.put(parts.get(i), matcher.group(i + 1));
    }
    return values;
  }

  /** What is to be written of a value, by property; nothing of a text that is not of the form. */
  public Map<String, String> apart(String value) {
    if (text == null) {
      return nameParts(value);
    }
    return value == null
        ? Map.of()
        : valuesIn(value).map(values -> Map.of(writes, values.get(writes))).orElse(Map.of());
  }

  /**
   * The parts of a person's name, as Business Central takes it apart: the last word is the surname,
   * of three and more the one before it is the middle name, and the rest is the first name.
   */
  private Map<String, String> nameParts(String wholeName) {
    List<String> words =
        new ArrayList<>(wholeName == null ? List.of() : List.of(wholeName.strip().split("\\s+")));
    String surname = words.isEmpty() ? "" : words.remove(words.size() - 1);
    String middle = words.size() < 2 ? "" : words.remove(words.size() - 1);
    Map<String, String> split = new LinkedHashMap<>();
    split.put(parts.get(0), String.join(" ", words));
    split.put(parts.get(1), middle);
    split.put(parts.get(2), surname);
    return split;
  }
}
