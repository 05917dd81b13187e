package dev.tandem.mapping;

/** Names that follow from the name of a CRM entity set. */
final class EntitySet {
  private EntitySet() {}

  /** {@code transactioncurrencies} has the key {@code transactioncurrencyid}. */
  static String idOf(String set) {
    if (set == null) {
      return null;
    }
    return set.replaceFirst("ies$", "y")
            .replaceFirst("(ss|x|ch|sh|ics)es$", "$1")
            .replaceFirst("(?<!s|ic)s$", "")
        + "id";
  }
}
