package dev.tandem.sync.transform;

import dev.tandem.mapping.Spelling;
import dev.tandem.mapping.TransformRule;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The arguments of one rule, read as what the rule needs. */
record Arguments(TransformRule rule) {
  private static final Set<Locale> CULTURES = Set.of(Locale.getAvailableLocales());

  boolean has(String name) {
    return rule.arguments().containsKey(name);
  }

  /** A text that may be empty. */
  String text(String name) {
    if (!has(name)) {
      throw new WrongArgument(
          null, "The rule " + rule.name() + " needs " + name + ".", "Add " + name + ": to it.");
    }
    return rule.arguments().get(name);
  }

  /** A text of at least one character. */
  String filled(String name) {
    String text = text(name);
    if (text.isEmpty()) {
      throw new WrongArgument(name, name + " is empty.", "Write at least one character.");
    }
    return text;
  }

  int wholeNumber(String name, int least) {
    String text = text(name);
    if (!text.matches("\\d{1,4}") || Integer.parseInt(text) < least) {
      throw new WrongArgument(
          name,
          name + " of " + rule.name() + " cannot be \"" + text + "\".",
          "Write a whole number from " + least + " to 9999.");
    }
    return Integer.parseInt(text);
  }

  BigDecimal number(String name) {
    String text = text(name);
    if (!text.matches("-?\\d{1,15}(\\.\\d{1,9})?")) {
      throw new WrongArgument(
          name,
          name + " of " + rule.name() + " cannot be \"" + text + "\".",
          "Write a number, for example 0.");
    }
    return new BigDecimal(text);
  }

  BigDecimal step(String name) {
    String text = text(name);
    if (!text.matches("\\d{1,9}(\\.\\d{1,9})?") || new BigDecimal(text).signum() == 0) {
      throw new WrongArgument(
          name,
          name + " of " + rule.name() + " cannot be \"" + text + "\".",
          "Write a number above 0, for example 0.05.");
    }
    return new BigDecimal(text);
  }

  /** One of some words; the first if nothing is said. */
  String word(String name, List<String> words) {
    String text = has(name) ? text(name) : words.get(0);
    if (!words.contains(text)) {
      throw new WrongArgument(
          name, name + " cannot be \"" + text + "\".", Spelling.remedy(text, words));
    }
    return text;
  }

  /** The culture, if one is named. */
  Optional<Locale> culture() {
    if (!has("culture")) {
      return Optional.empty();
    }
    Locale culture = Locale.forLanguageTag(text("culture"));
    if (culture.getLanguage().isEmpty() || !CULTURES.contains(culture)) {
      throw new WrongArgument(
          "culture",
          "There is no culture \"" + text("culture") + "\".",
          "Write language and country, for example da-DK or en-US.");
    }
    return Optional.of(culture);
  }

  void needOneOf(String... names) {
    if (List.of(names).stream().noneMatch(this::has)) {
      throw new WrongArgument(
          null,
          "The rule " + rule.name() + " needs " + String.join(" or ", names) + ".",
          "Add one of them.");
    }
  }

  void notBoth(String one, String other) {
    if (has(one) && has(other)) {
      throw new WrongArgument(
          other, one + " and " + other + " exclude each other.", "Remove one of the two.");
    }
  }
}
