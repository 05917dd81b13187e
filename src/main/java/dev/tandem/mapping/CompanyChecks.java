package dev.tandem.mapping;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What must be true between the mappings of several ERP companies. */
final class CompanyChecks {
  private final List<Draft> drafts;
  private final Map<String, Mapping> mappings = new HashMap<>();

  CompanyChecks(List<Draft> drafts) {
    this.drafts = drafts;
    drafts.forEach(draft -> mappings.put(draft.mapping().name(), draft.mapping()));
  }

  void check() {
    for (Draft draft : drafts) {
      draft.rows().stream()
          .filter(row -> row.has("lookup"))
          .forEach(
              row -> row.texts("lookup").forEach(n -> checkReference(draft.mapping(), row, n)));
      checkColumn(draft);
    }
  }

  /** The code of one company may mean something else in another. */
  private void checkReference(Mapping mapping, YamlBlock row, String name) {
    Mapping referred = mappings.get(name);
    if (referred != null && !isSameCompany(referred, mapping)) {
      row.complain(
          "lookup",
          "%s is of %s, this mapping of %s."
              .formatted(referred.name(), company(referred), company(mapping)),
          "Refer to a mapping of the same company, and write the company the same way in both.");
    }
  }

  /** Without the column, it would take the records of the other company for its own. */
  private void checkColumn(Draft draft) {
    Mapping mapping = draft.mapping();
    if (!mapping.enabled() || mapping.crm().companyColumn() != null) {
      return;
    }
    drafts.stream()
        .map(Draft::mapping)
        .filter(other -> other.enabled() && other.crm().companyColumn() != null)
        .filter(other -> Objects.equals(other.crm().entity(), mapping.crm().entity()))
        .filter(other -> !mapping.crm().isOptionSet() && !isSameCompany(other, mapping))
        .findFirst()
        .ifPresent(other -> reportMissing(draft, other));
  }

  private static void reportMissing(Draft draft, Mapping other) {
    draft
        .crm()
        .complain(
            "company",
            "%s tells the %s of %s apart, this mapping of %s does not."
                .formatted(
                    other.name(), other.crm().entity(), company(other), company(draft.mapping())),
            "Add company: " + other.crm().companyColumn().name() + " here, too.");
  }

  private static boolean isSameCompany(Mapping one, Mapping other) {
    return Objects.equals(one.erp().company(), other.erp().company());
  }

  private static String company(Mapping mapping) {
    String name = mapping.erp().company();
    return name == null ? "the company of the settings" : "the company " + name;
  }
}
