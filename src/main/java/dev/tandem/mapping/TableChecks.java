package dev.tandem.mapping;

import java.util.Set;
import java.util.regex.Pattern;

/** What must be true for the two tables of a mapping. */
final class TableChecks {
  private static final Pattern API = Pattern.compile("[\\w-]+/[\\w-]+/(v\\d+\\.\\d+|beta)");
  private static final Pattern NUMBERING = Pattern.compile(".*0");

  private final WordCheck words;

  TableChecks(WordCheck words) {
    this.words = words;
  }

  void check(Draft draft, Side side) {
    YamlBlock block = draft.block(side);
    if (draft.root().has(side.code())) {
      block.require("entity");
    }
    checkFilter(draft.mapping().on(side), block, draft.findings());
    checkNumbering(draft.mapping().on(side), block, draft.findings());
    checkApi(draft.mapping().on(side), block);
    new ComposeReader(block, draft.findings()).check();
    if (draft.mapping().on(side).isOptionSet()) {
      checkOptionSet(draft);
    }
    if (side == Side.CRM) {
      new CompanyReader(block).check();
      checkCopies(block, draft.findings());
    }
  }

  private void checkFilter(Table table, YamlBlock block, Findings findings) {
    if (table.filter() != null) {
      words
          .filter()
          .apply(table.filter())
          .ifPresent(
              complaint ->
                  findings.add(
                      block.at("filter"),
                      "The filter is not understood: " + complaint,
                      "Correct it; it is an OData filter such as statecode eq 0."));
    }
  }

  private static void checkApi(Table table, YamlBlock block) {
    if (table.api() != null && !API.matcher(table.api()).matches()) {
      block.complain(
          "api",
          "api cannot be " + table.api() + ".",
          "Write publisher/group/version, for example contoso/warehouse/v1.0.");
    }
  }

  private static void checkNumbering(Table table, YamlBlock block, Findings findings) {
    if (table.numbering() == null) {
      return;
    }
    if (table.identity() == null) {
      findings.add(
          block.at("numbering"),
          "numbering without identity has no effect.",
          "Name the property that is numbered in identity.");
    }
    if (!NUMBERING.matcher(table.numbering()).matches()) {
      findings.add(
          block.at("numbering"),
          "numbering does not end with the zeros that become the number.",
          "Write for example \"SP NO. 00000\".");
    }
  }

  /** As table.column, and only of an option set. */
  private static void checkCopies(YamlBlock crm, Findings findings) {
    if (crm.has("optionCopies") && !crm.has("optionSet")) {
      findings.add(
          crm.at("optionCopies"),
          "optionCopies without optionSet has no effect.",
          "Name the column whose options are copied in optionSet.");
    }
    crm.texts("optionCopies").stream()
        .filter(copy -> !copy.matches("\\w+\\.\\w+"))
        .forEach(
            copy ->
                findings.add(
                    crm.at("optionCopies"),
                    copy + " is no column.",
                    "Write table.column, for example salesorders.paymenttermscode."));
  }

  /** Options have no change stamp of their own by which the newer side could be told. */
  private static void checkOptionSet(Draft draft) {
    if (draft.mapping().direction() == Direction.BOTH) {
      draft
          .findings()
          .add(
              draft.root().at("direction"),
              "A mapping of an option set goes one way.",
              "Write direction: to-crm, or direction: to-erp.");
    }
    Set<String> known =
        draft.mapping().direction() == Direction.TO_ERP
            ? Set.of("label", "value")
            : Set.of("label");
    draft.rows().stream()
        .filter(row -> row.has("crm") && !known.contains(row.text("crm")))
        .forEach(
            row ->
                draft
                    .findings()
                    .add(
                        row.at("crm"),
                        "An option has no " + row.text("crm") + ".",
                        "Write label, the only property of an option that can be written."));
  }
}
