package dev.tandem.mapping;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What must be true within one mapping file. */
final class MappingChecks {
  private final TableChecks tables;
  private final FieldChecks fields;
  private final TemplateChecks templates;

  MappingChecks(WordCheck words) {
    this.tables = new TableChecks(words);
    this.fields = new FieldChecks(words);
    this.templates = new TemplateChecks(words);
  }

  void check(Draft draft) {
    draft.root().require("name", "erp", "crm", "direction", "fields");
    checkName(draft);
    if (draft.root().has("lookups") && !draft.root().has("extends")) {
      draft
          .root()
          .complain(
              "lookups",
              "lookups without extends has no effect.",
              "Name the mappings in the fields themselves.");
    }
    for (Side side : Side.values()) {
      tables.check(draft, side);
      checkSomethingFlowsTo(side, draft);
      checkCreate(side, draft);
      checkWrittenOnce(side, draft);
    }
    for (int i = 0; i < draft.rows().size(); i++) {
      fields.check(draft.mapping().fields().get(i), draft.rows().get(i), draft);
    }
    ComposeReader.checkWrites(draft);
    templates.check(draft);
  }

  private static void checkName(Draft draft) {
    String name = draft.mapping().name();
    String expected = MappingFolder.nameOf(draft.findings().file());
    if (!name.isEmpty() && !name.equals(expected)) {
      draft
          .findings()
          .add(
              draft.root().at("name"),
              "The name " + name + " does not fit the name of the file.",
              "Name the mapping "
                  + expected
                  + ", or the file "
                  + name.toLowerCase(Locale.ROOT)
                  + ".yaml.");
    }
  }

  private static void checkSomethingFlowsTo(Side side, Draft draft) {
    if (!draft.root().has("direction") || draft.rows().isEmpty()) {
      return; // reported as missing
    }
    Mapping mapping = draft.mapping();
    boolean flows =
        mapping.activeFields().stream()
            .anyMatch(f -> !f.isConstant() && f.direction().flowsTo(side));
    if (mapping.direction().flowsTo(side) && !flows) {
      draft
          .findings()
          .add(
              draft.root().at("direction"),
              "No enabled field can flow to the " + side + ".",
              "Enable a field in this direction, or change the direction of the mapping.");
    }
  }

  private static void checkCreate(Side side, Draft draft) {
    Mapping mapping = draft.mapping();
    boolean wanted = side == Side.CRM ? mapping.createInCrm() : mapping.createInErp();
    if (wanted && !mapping.direction().flowsTo(side)) {
      draft
          .findings()
          .add(
              draft.create().at("to-" + side.code()),
              "Nothing is created in the " + side + ": the mapping does not go there.",
              "Set it to false, or change the direction of the mapping.");
    }
  }

  /** A row for new records only may give what a later row for all records then decides upon. */
  private static void checkWrittenOnce(Side side, Draft draft) {
    Map<String, FieldRule> rules = new HashMap<>();
    for (int i = 0; i < draft.rows().size(); i++) {
      FieldRule rule = draft.mapping().fields().get(i);
      if (rule.on(side) == null || !rule.enabled() || !rule.direction().flowsTo(side)) {
        continue;
      }
      FieldRule first = rules.put(rule.on(side), rule);
      boolean prepares = first != null && first.createOnly() && !rule.createOnly();
      if (first != null && !prepares) {
        draft
            .findings()
            .add(
                draft.rows().get(i).at(side.code()),
                "%s in the %s is already written by line %d."
                    .formatted(rule.on(side), side, first.line()),
                "Keep one of the two, or give them different directions.");
      }
    }
  }
}
