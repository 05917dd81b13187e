package dev.tandem.mapping;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads and checks what the block {@code crm} says about companies. */
final class CompanyReader {
  private static final List<String> ONLY_WITH_COMPANY = List.of("companyScope", "companyBind");

  private final YamlBlock crm;

  CompanyReader(YamlBlock crm) {
    this.crm = crm;
  }

  /** The company column, or null if there is none. */
  CompanyColumn read() {
    String name = crm.text("company");
    return name == null
        ? null
        : new CompanyColumn(
            name, crm.text("companyBind", name), scope().orElse(CompanyScope.OWN_OR_EMPTY));
  }

  void check() {
    if (!crm.has("company")) {
      ONLY_WITH_COMPANY.stream()
          .filter(crm::has)
          .forEach(
              key ->
                  crm.complain(
                      key,
                      key + " without company has no effect.",
                      "Name the column in company, or remove " + key + "."));
    } else if (crm.has("optionSet")) {
      crm.complain("company", "Options belong to no company.", "Remove company.");
    }
    String word = crm.text("companyScope");
    if (word != null && scope().isEmpty()) {
      crm.complain(
          "companyScope",
          "companyScope cannot be " + word + ".",
          Spelling.remedy(word, Stream.of(CompanyScope.values()).map(CompanyScope::word).toList()));
    }
  }

  private Optional<CompanyScope> scope() {
    String word = crm.text("companyScope");
    return Stream.of(CompanyScope.values()).filter(scope -> scope.word().equals(word)).findFirst();
  }
}
