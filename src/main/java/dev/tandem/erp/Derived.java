package dev.tandem.erp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Properties that the standard API does not have and that the node makes, record by record, of what
 * it knows: the company's own currency on every table, and the customer or vendor to which a
 * contact or an opportunity belongs.
 */
record Derived(LocalCurrency currency, CompanyContacts contacts) {
  private static final String LOCAL_CURRENCY = "localCurrencyCode";
  private static final String OWNER = "companyId";
  private static final String COMPANY_NUMBER = "companyNumber";

  /** The property by which a record of a table names its contact. */
  private static final Map<String, String> CONTACT =
      Map.of("contacts", COMPANY_NUMBER, "opportunities", "contactNumber");

  /** The properties of a table that are made here. */
  static Set<String> of(String set) {
    Set<String> names = new TreeSet<>(Set.of(LOCAL_CURRENCY));
    if (CONTACT.containsKey(set)) {
      names.add(OWNER);
    }
    return names;
  }

  /** The property of the ERP that has to be read for it; empty if there is none. */
  static Optional<String> source(String set, String name) {
    return name.equals(OWNER) ? Optional.of(CONTACT.get(set)) : Optional.empty();
  }

  /** The value for a record, or null. */
  Object value(String set, String name, JsonNode json) {
    return name.equals(OWNER)
        ? contacts.ownerOf(json.path(CONTACT.get(set)).asText("")).orElse(null)
        : currency.code().orElse(null);
  }

  /** Puts a person under the contact that stands for a customer or vendor. */
  void write(ObjectNode body, Object owner) {
    body.put(COMPANY_NUMBER, owner == null ? "" : company(owner).orElse(""));
  }

  /** The number of the contact that stands for a customer or vendor. */
  Optional<String> company(Object owner) {
    return contacts.companyOf(owner.toString());
  }

  static boolean isOwner(String set, String name) {
    return set.equals("contacts") && name.equals(OWNER);
  }
}
