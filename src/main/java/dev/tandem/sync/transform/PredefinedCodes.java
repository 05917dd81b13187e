package dev.tandem.sync.transform;

import static java.util.Map.entry;

import dev.tandem.mapping.TransformRule;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The codes under which Business Central's users know some rules. */
final class PredefinedCodes {
  private static final Map<String, TransformRule> RULES =
      Map.ofEntries(
          entry("UPPERCASE", TransformRule.of("uppercase")),
          entry("LOWERCASE", TransformRule.of("lowercase")),
          entry("TITLECASE", TransformRule.of("titlecase")),
          entry("TRIM", TransformRule.of("trim")),
          entry(
              "FOURTH_TO_SIXTH_CHAR",
              new TransformRule("substring", new TreeMap<>(Map.of("from", "4", "length", "3")))),
          entry("YYYYMMDD_DATE", new TransformRule("date", Map.of("pattern", "yyyyMMdd"))),
          entry(
              "YYYYMMDDHHMMSS_FMT",
              new TransformRule("date-time", Map.of("pattern", "yyyyMMddHHmmss"))),
          entry("ALPHANUMERIC_ONLY", TransformRule.of("alphanumeric")),
          entry("DK_DECIMAL_FORMAT", new TransformRule("decimal", Map.of("culture", "da-DK"))),
          entry("US_DATE_FORMAT", new TransformRule("date", Map.of("culture", "en-US"))),
          entry("US_DATETIME_FORMAT", new TransformRule("date-time", Map.of("culture", "en-US"))),
          entry(
              "DELETE_NOTPROVIDED",
              new TransformRule(
                  "replace", new TreeMap<>(Map.of("find", "NOTPROVIDED", "with", "")))),
          entry("UNIXTIMESTAMP", TransformRule.of("unix-timestamp")));

  private PredefinedCodes() {}

  static Set<String> names() {
    return RULES.keySet();
  }

  /** What a code stands for; a rule that is no code stands for itself. A code has no arguments. */
  static TransformRule resolve(TransformRule rule) {
    return rule.arguments().isEmpty() ? RULES.getOrDefault(rule.name(), rule) : rule;
  }
}
