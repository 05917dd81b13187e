package dev.tandem.mapping;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What must be true for one row of {@code fields}. */
final class FieldChecks {
  private static final List<String> NOT_WITH_CONSTANT =
      List.of("lookup", "take", "onMissing", "notNull", "transform", "values", "validate", "bind");
  private static final List<String> NOT_WITH_LOOKUP = List.of("transform", "values");
  private static final List<String> ONLY_WITH_LOOKUP = List.of("take", "onMissing", "bind");

  private final WordCheck words;

  FieldChecks(WordCheck words) {
    this.words = words;
  }

  void check(FieldRule rule, YamlBlock row, Draft draft) {
    Findings findings = draft.findings();
    checkSides(rule, row, findings);
    checkDirection(rule, row, draft.mapping(), findings);
    checkCompany(rule, row, findings);
    checkTransform(rule, row, findings);
    checkValidation(rule, row, findings);
    if (rule.direction().flowsTo(Side.ERP)) {
      checkOneToOne(rule, row, findings);
    }
  }

  private static void checkSides(FieldRule rule, YamlBlock row, Findings findings) {
    if (!row.has("constant")) {
      row.require("erp", "crm");
    } else if (row.has("erp") == row.has("crm")) {
      findings.add(
          row.at("constant"),
          "A constant is written to one side.",
          "Name either erp or crm in this row.");
    } else if (!rule.direction().flowsTo(row.has("crm") ? Side.CRM : Side.ERP)) {
      findings.add(
          row.at("direction"),
          "The constant cannot flow in this direction.",
          "Turn the direction round, or name the other side.");
    }
  }

  private static void checkDirection(
      FieldRule rule, YamlBlock row, Mapping mapping, Findings findings) {
    if (mapping.direction() != Direction.BOTH && rule.direction() != mapping.direction()) {
      findings.add(
          row.at("direction"),
          "The field cannot flow " + rule.direction().code() + ": the mapping does not go there.",
          "Write direction: " + mapping.direction().code() + ", or leave it out.");
    }
  }

  /** Keys that make no sense beside each other. */
  private static void checkCompany(FieldRule rule, YamlBlock row, Findings findings) {
    if (row.has("constant")) {
      refuse(NOT_WITH_CONSTANT, "beside constant", row, findings);
    } else if (rule.isLookup()) {
      refuse(NOT_WITH_LOOKUP, "beside lookup", row, findings);
    } else {
      refuse(ONLY_WITH_LOOKUP, "without lookup", row, findings);
    }
  }

  private static void refuse(List<String> keys, String where, YamlBlock row, Findings findings) {
    keys.stream()
        .filter(row::has)
        .forEach(
            key ->
                findings.add(
                    row.at(key), key + " has no effect " + where + ".", "Remove " + key + "."));
  }

  private void checkTransform(FieldRule rule, YamlBlock row, Findings findings) {
    for (RuleNode node : RuleNode.of(row.items("transform"))) {
      node.check(findings);
      if (node.only() != null && !rule.direction().flowsTo(node.only())) {
        findings.add(
            node.node(),
            "The rule has no effect: the field does not flow to the " + node.only() + ".",
            "Remove it, or change the direction of the field.");
      }
      node.rule()
          .flatMap(words.transform())
          .ifPresent(c -> findings.add(node.at(c.argument()), c.message(), c.remedy()));
    }
  }

  private void checkValidation(FieldRule rule, YamlBlock row, Findings findings) {
    Validation validation = rule.validate();
    if (row.has("validate") && validation.isNone()) {
      findings.add(
          row.at("validate"), "validate asks for nothing.", "Write for example required: true.");
    }
    if (rule.isLookup() && !validation.equals(validation.onlyRequired())) {
      findings.add(
          row.at("validate"), "A reference can only be required.", "Write only required: true.");
    }
    if (validation.maxLength() != null && validation.maxLength() < 1) {
      findings.add(row.at("validate", "maxLength"), "Every text is too long.", "Write 1 or more.");
    }
    if (validation.min() != null
        && validation.max() != null
        && validation.min().compareTo(validation.max()) > 0) {
      findings.add(row.at("validate", "min"), "min is above max.", "Swap the two.");
    }
    Optional.ofNullable(validation.pattern())
        .flatMap(words.pattern())
        .ifPresent(c -> findings.add(row.at("validate", "pattern"), c.message(), c.remedy()));
  }

  private static void checkOneToOne(FieldRule rule, YamlBlock row, Findings findings) {
    Set<Object> seen = new HashSet<>();
    rule.values().values().stream()
        .filter(value -> !seen.add(value))
        .distinct()
        .forEach(
            value ->
                findings.add(
                    row.at("values"),
                    "Two ERP values become " + value + ": the way back is not clear.",
                    "Make the values one-to-one, or write direction: to-crm."));
  }
}
