package dev.tandem.mapping;

/** Which records of a CRM that several ERP companies share a mapping picks up. */
public enum CompanyScope {
  /** Those of its own company. */
  OWN("own"),
  /** Those, and those that belong to no company yet. */
  OWN_OR_EMPTY("ownOrEmpty");

  private final String word;

  CompanyScope(String word) {
    this.word = word;
  }

  /** As a mapping file writes it. */
  String word() {
    return word;
  }
}
