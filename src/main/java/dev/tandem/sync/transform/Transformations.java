package dev.tandem.sync.transform;

import static java.util.Map.entry;

import dev.tandem.mapping.FieldRule;
import dev.tandem.mapping.Spelling;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rules that mapping files can name under {@code transform}. */
public final class Transformations {
  private static final Pattern TEXT = Pattern.compile("([a-z-]+)(?:\\(\\s*(\\d{1,4})\\s*\\))?");

  private final Map<String, Rule> rules;

  private Transformations(Map<String, Rule> rules) {
    this.rules = rules;
  }

  /** All rules there are. Names of countries are read when first needed, once per instance. */
  public static Transformations standard() {
    return new Transformations(
        Map.ofEntries(
            entry("trim", Rule.plain(Rule.text(String::strip))),
            entry("uppercase", Rule.plain(Rule.text(Text::upper))),
            entry("lowercase", Rule.plain(Rule.text(Text::lower))),
            entry("titlecase", Rule.plain(Rule.text(Text::title))),
            entry("truncate", Rule.numbered(n -> Rule.text(text -> Text.truncate(text, n)))),
            entry("digits", Rule.plain(Rule.text(t -> Text.only(t, Character::isDigit)))),
            entry(
                "alphanumeric",
                Rule.plain(Rule.text(t -> Text.only(t, Character::isLetterOrDigit)))),
            entry("decimal", Rule.numbered(DecimalRule::new)),
            entry("email-lower", Rule.plain(Rule.text(Text::email))),
            entry("country", Rule.plain(new CountryRule(new CountryNames())))));
  }

  public Set<String> names() {
    return new TreeSet<>(rules.keySet());
  }

  /** What is wrong with the text of one rule, or empty if nothing is. */
  public Optional<String> complaint(String text) {
    Matcher parts = TEXT.matcher(text);
    String name = text.replaceFirst("\\(.*", "").strip();
    if (!rules.containsKey(name)) {
      return Optional.of("There is no rule " + name + ". " + Spelling.remedy(name, names()));
    }
    boolean needsNumber = rules.get(name).needsNumber();
    if (!parts.matches() || needsNumber != (parts.group(2) != null)) {
      String example = needsNumber ? name + "(2)" : name;
      return Optional.of("The rule " + name + " is written like this: " + example + ".");
    }
    return Optional.empty();
  }

  /**
   * A chain of rules, first to last.
   *
   * @throws IllegalArgumentException if a rule is not known; the lint finds it before
   */
  public Transformation parse(List<String> texts) {
    return texts.stream()
        .map(this::rule)
        .reduce(Transformation::then)
        .orElse(Transformation.none());
  }

  /**
   * Everything that a field does to its value: what {@code values} has is translated and done; what
   * it does not have goes through the rules, or fails where there are none.
   */
  public Transformation of(FieldRule field) {
    Transformation chain = parse(field.transform());
    if (field.values().isEmpty()) {
      return chain;
    }
    return field.transform().isEmpty()
        ? ValueTable.only(field.values())
        : new ValueTable(field.values(), chain);
  }

  private Transformation rule(String text) {
    complaint(text)
        .ifPresent(
            complaint -> {
              throw new IllegalArgumentException(complaint);
            });
    Matcher parts = TEXT.matcher(text);
    parts.matches();
    String number = parts.group(2);
    return rules.get(parts.group(1)).create().apply(number == null ? 0 : Integer.parseInt(number));
  }
}
