package dev.tandem.sync.transform;

import dev.tandem.mapping.Side;
import dev.tandem.mapping.TransformRule;

/**
 * {@code prefix}: numbers of one ERP company are told apart from those of the others by a text in
 * front of them, which only the CRM knows. Always one more, so that two numbers never become one.
 */
record PrefixRule(String prefix) {

  static Transformation of(Arguments arguments) {
    PrefixRule rule = new PrefixRule(arguments.filled(TransformRule.BRACKETED));
    return (value, target) ->
        value instanceof String text ? rule.apply(text, target) : Result.of(value);
  }

  private Result apply(String text, Side target) {
    if (target == Side.CRM) {
      return Result.of(prefix + text);
    }
    return text.startsWith(prefix)
        ? Result.of(text.substring(prefix.length()))
        : Result.failed(
            "\"" + text + "\" does not begin with " + prefix + ".",
            "Put " + prefix + " in front of it in the CRM.");
  }
}
