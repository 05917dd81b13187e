package dev.tandem.mapping;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One transformation rule as a mapping file writes it: {@code trim}, {@code truncate(30)} or {@code
 * replace: { find: "St.", with: "Street" }}.
 *
 * @param name name of the rule; which rules there are, {@link WordCheck} knows
 * @param arguments texts as they stand, in order; what is written in brackets is called {@code n}
 */
public record TransformRule(String name, Map<String, String> arguments) {
  /** The argument that may be written in brackets. */
  public static final String BRACKETED = "n";

  public TransformRule {
    arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
  }

  /** A rule without arguments. */
  public static TransformRule of(String name) {
    return new TransformRule(name, Map.of());
  }

  /** As it is written in a mapping file. */
  @Override
  public String toString() {
    if (arguments.isEmpty()) {
      return name;
    }
    return arguments.keySet().equals(Set.of(BRACKETED))
        ? name + "(" + arguments.get(BRACKETED) + ")"
        : arguments.entrySet().stream()
            .map(argument -> argument.getKey() + ": " + quoted(argument.getValue()))
            .collect(Collectors.joining(", ", name + ": { ", " }"));
  }

  private static String quoted(String text) {
    return text.matches("[\\w-]+") ? text : "'" + text.replace("'", "''") + "'";
  }
}
