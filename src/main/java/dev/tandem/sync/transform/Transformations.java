package dev.tandem.sync.transform;

import static java.util.Map.entry;

import dev.tandem.mapping.FieldRule;
import dev.tandem.mapping.RuleComplaint;
import dev.tandem.mapping.Side;
import dev.tandem.mapping.Spelling;
import dev.tandem.mapping.TransformRule;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The rules that mapping files can name under {@code transform}. */
public final class Transformations {
  private final Map<String, Rule> rules;

  private Transformations(Map<String, Rule> rules) {
    this.rules = rules;
  }

  /**
   * All rules there are, those of integrators included. Names of countries are read when first
   * needed, once per instance.
   *
   * @throws dev.tandem.sync.SystemFault if a rule of an integrator cannot be used
   */
  public static Transformations standard() {
    return with(CustomRules.in(CustomRule.class.getClassLoader()));
  }

  static Transformations with(Map<String, Rule> custom) {
    Map<String, Rule> rules = new HashMap<>(custom);
    rules.putAll(shipped());
    return new Transformations(rules);
  }

  private static Map<String, Rule> shipped() {
    return Map.ofEntries(
        entry("trim", Rule.plain(Rule.text(String::strip))),
        entry("uppercase", Rule.plain(Rule.text(Text::upper))),
        entry("lowercase", Rule.plain(Rule.text(Text::lower))),
        entry("titlecase", Rule.with(Transformations::titlecase, "culture")),
        entry("truncate", Rule.with(Transformations::truncate, TransformRule.BRACKETED)),
        entry("prefix", Rule.with(PrefixRule::of, TransformRule.BRACKETED)),
        entry("substring", Rule.with(Substring::of, "from", "after", "length", "before")),
        entry("replace", Rule.with(Transformations::replace, "find", "with")),
        entry("regex-replace", Rule.with(Expression::replace, "find", "with")),
        entry("regex-match", Rule.with(Expression::match, "find")),
        entry("digits", Rule.plain(Rule.text(t -> Text.only(t, Character::isDigit)))),
        entry("alphanumeric", Rule.plain(Rule.text(t -> Text.only(t, Character::isLetterOrDigit)))),
        entry("date", Rule.with(DateRule::date, "pattern", "culture")),
        entry("date-time", Rule.with(DateRule::dateTime, "pattern", "culture", "zone")),
        entry("date-part", Rule.with(DatePart::of, "part")),
        entry("unix-timestamp", Rule.plain(new UnixTimestamp())),
        entry("decimal", Rule.with(DecimalRule::of, TransformRule.BRACKETED, "culture")),
        entry("at-least", Rule.with(LeastRule::of, TransformRule.BRACKETED)),
        entry("round", Rule.with(RoundRule::of, "to", "mode")),
        entry("email-lower", Rule.plain(Rule.text(Text::email))),
        entry("country", Rule.plain(new CountryRule(new CountryNames()))));
  }

  private static Transformation titlecase(Arguments arguments) {
    Locale culture = arguments.culture().orElse(Locale.ROOT);
    return Rule.text(text -> Text.title(text, culture));
  }

  private static Transformation truncate(Arguments arguments) {
    int length = arguments.wholeNumber(TransformRule.BRACKETED, 0);
    return Rule.text(text -> Text.truncate(text, length));
  }

  private static Transformation replace(Arguments arguments) {
    String find = arguments.filled("find");
    String with = arguments.text("with");
    return Rule.text(text -> text.replace(find, with));
  }

  public Set<String> names() {
    return new TreeSet<>(rules.keySet());
  }

  /** Names of the arguments that a rule understands. */
  List<String> parameters(String name) {
    return rules.get(name).parameters();
  }

  /** What is wrong with a rule, or empty if nothing is. */
  public Optional<RuleComplaint> complaint(TransformRule rule) {
    try {
      build(rule);
      return Optional.empty();
    } catch (WrongArgument e) {
      return Optional.of(e.complaint());
    }
  }

  /**
   * A chain of rules, first to last.
   *
   * @throws IllegalArgumentException if a rule cannot be built; the lint finds it before
   */
  public Transformation parse(List<TransformRule> chain) {
    return chain.stream()
        .map(this::build)
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
    Transformation toCrm = table(field, Side.CRM, chain);
    Transformation toErp = table(field, Side.ERP, chain);
    return (value, target) -> (target == Side.CRM ? toCrm : toErp).apply(value, target);
  }

  private static Transformation table(FieldRule field, Side target, Transformation chain) {
    return field.transform().stream().anyMatch(rule -> rule.appliesTo(target))
        ? new ValueTable(field.values(), chain)
        : ValueTable.only(field.values());
  }

  private Transformation build(TransformRule written) {
    Transformation rule = buildRule(written);
    return written.only() == null
        ? rule
        : (value, target) ->
            written.appliesTo(target) ? rule.apply(value, target) : Result.of(value);
  }

  private Transformation buildRule(TransformRule written) {
    TransformRule rule = PredefinedCodes.resolve(written);
    if (!rules.containsKey(rule.name())) {
      throw new WrongArgument(
          null, "There is no rule " + rule.name() + ".", Spelling.remedy(rule.name(), names()));
    }
    return rules.get(rule.name()).build(new Arguments(rule));
  }
}
