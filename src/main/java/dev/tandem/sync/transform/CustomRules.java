package dev.tandem.sync.transform;

import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.SystemFault;
import java.math.BigDecimal;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The rules that integrators add, made safe: what goes wrong in them fails one record. */
final class CustomRules {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z0-9][a-z0-9-]*)+");

  private CustomRules() {}

  /**
   * The rules in the jars that a class loader knows.
   *
   * @throws SystemFault if one of them cannot be used
   */
  static Map<String, Rule> in(ClassLoader loader) {
    try {
      return of(ServiceLoader.load(CustomRule.class, loader));
    } catch (ServiceConfigurationError e) {
      throw SystemFault.lasting(ErrorCode.RULE_UNUSABLE.with(e.getMessage() + "."), e);
    }
  }

  static Map<String, Rule> of(Iterable<CustomRule> custom) {
    Map<String, Rule> rules = new TreeMap<>();
    for (CustomRule rule : custom) {
      String name = rule.name();
      if (name == null || !NAME.matcher(name).matches()) {
        throw unusable(rule, "is called " + name + ", which is not of the form acme.iban");
      }
      if (rules.putIfAbsent(name, ruleOf(rule)) != null) {
        throw unusable(rule, "is called " + name + ", as is another one");
      }
    }
    return rules;
  }

  private static SystemFault unusable(CustomRule rule, String why) {
    String detail = "The rule of " + rule.getClass().getName() + " " + why + ".";
    return SystemFault.lasting(ErrorCode.RULE_UNUSABLE.with(detail), null);
  }

  private static Rule ruleOf(CustomRule rule) {
    return Rule.with(
        arguments -> guarded(rule.name(), create(rule, arguments)),
        rule.parameters().toArray(String[]::new));
  }

  private static Transformation create(CustomRule rule, Arguments arguments) {
    try {
      return rule.create(arguments.rule().arguments());
    } catch (RuntimeException e) {
      String why = e instanceof IllegalArgumentException ? e.getMessage() : e.toString();
      throw new WrongArgument(
          null, rule.name() + ": " + why, "Correct the arguments of this rule.");
    }
  }

  /** It is not our code: whatever it throws is about this value, and must not stop a batch. */
  private static Transformation guarded(String name, Transformation transformation) {
    return (value, target) -> {
      try {
        Result result = transformation.apply(value, target);
        return isUsable(result) ? result : failed(name, "its result is no value");
      } catch (RuntimeException e) {
        return failed(name, e.toString());
      }
    };
  }

  private static boolean isUsable(Result result) {
    return result != null
        && (result.value() == null
            || result.value() instanceof String
            || result.value() instanceof BigDecimal
            || result.value() instanceof Boolean);
  }

  private static Result failed(String name, String why) {
    return Result.failed(
        "The rule " + name + " broke: " + why + ".", "Correct the rule, or the value.");
  }
}
