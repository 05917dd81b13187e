package dev.tandem.sync;

import dev.tandem.mapping.FieldRule;
import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Side;
import dev.tandem.mapping.Validation;
import dev.tandem.sync.transform.Result;
import dev.tandem.sync.transform.TextPattern;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Holds values against the key {@code validate} of their fields: all fields of a new record, and of
 * a record that exists those that are about to be written.
 */
final class ValueChecks {
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,30}(\\.\\d{1,30})?");

  private final List<FieldRule> rules;
  private final Map<String, TextPattern> patterns = new HashMap<>();

  ValueChecks(Mapping mapping) {
    this.rules = mapping.activeFields().stream().filter(rule -> !rule.validate().isNone()).toList();
    rules.stream()
        .map(rule -> rule.validate().pattern())
        .filter(Objects::nonNull)
        .forEach(pattern -> patterns.put(pattern, TextPattern.of(pattern)));
  }

  /** Why a write must not be sent, or empty if it may. */
  Optional<Problem> problem(Side target, Write write) {
    return rules.stream()
        .filter(rule -> rule.direction().flowsTo(target))
        .filter(rule -> write.isInsert() || write.values().has(rule.on(target)))
        .map(rule -> problem(rule, target, write.values()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<Problem> problem(FieldRule rule, Side target, Fields values) {
    Validation validation = rule.validate();
    Object value = values.get(rule.on(target));
    String text = values.text(rule.on(target));
    Optional<String> complaint =
        text == null
            ? Optional.of("a value is required").filter(c -> validation.required())
            : length(validation, text)
                .or(() -> pattern(validation, text))
                .or(() -> bounds(validation, value, text));
    return complaint.map(
        c ->
            ErrorCode.VALUE_NOT_ALLOWED.with(
                "%s of the %s would become %s (from %s of the %s): %s."
                    .formatted(
                        rule.on(target),
                        target,
                        text == null ? "empty" : "'" + text + "'",
                        rule.on(target.other()),
                        target.other(),
                        c)));
  }

  private static Optional<String> length(Validation validation, String text) {
    return validation.maxLength() == null || text.length() <= validation.maxLength()
        ? Optional.empty()
        : Optional.of(
            "it has "
                + text.length()
                + " characters, at most "
                + validation.maxLength()
                + " are allowed");
  }

  private Optional<String> pattern(Validation validation, String text) {
    if (validation.pattern() == null) {
      return Optional.empty();
    }
    Result fits = patterns.get(validation.pattern()).matches(text);
    if (fits.isFailed()) {
      return Optional.of(fits.failure().replaceFirst("\\.$", ""));
    }
    return Boolean.TRUE.equals(fits.value())
        ? Optional.empty()
        : Optional.of("it does not fit the pattern " + validation.pattern());
  }

  private static Optional<String> bounds(Validation validation, Object value, String text) {
    if (validation.min() == null && validation.max() == null) {
      return Optional.empty();
    }
    if (value instanceof Boolean || !NUMBER.matcher(text).matches()) {
      return Optional.of("it is not a number");
    }
    BigDecimal number = new BigDecimal(text);
    if (validation.min() != null && number.compareTo(validation.min()) < 0) {
      return Optional.of("the least allowed is " + validation.min().toPlainString());
    }
    return validation.max() != null && number.compareTo(validation.max()) > 0
        ? Optional.of("the greatest allowed is " + validation.max().toPlainString())
        : Optional.empty();
  }
}
