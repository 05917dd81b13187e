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
 * @param only the side to which it applies, or null = both
 */
public record TransformRule(String name, Map<String, String> arguments, Side only) {
  /** The argument that may be written in brackets. */
  public static final String BRACKETED = "n";

  public TransformRule {
    arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
  }

  /** A rule for both directions. */
  public TransformRule(String name, Map<String, String> arguments) {
    this(name, arguments, null);
  }

  /** A rule without arguments. */
  public static TransformRule of(String name) {
    return new TransformRule(name, Map.of());
  }

  TransformRule onlyTo(Side side) {
    return new TransformRule(name, arguments, side);
  }

  public boolean appliesTo(Side target) {
    return only == null || only == target;
  }

  /** As it is written in a mapping file. */
  @Override
  public String toString() {
    return only == null ? written() : "to-" + only.code() + ": " + written();
  }

  private String written() {
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
