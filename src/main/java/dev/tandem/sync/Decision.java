package dev.tandem.sync;

import dev.tandem.mapping.FieldRule;
import dev.tandem.mapping.Side;

/**
 * A person's "always": who wins where both sides change a field and the mapping says ask.
 *
 * @param mapping name of the mapping
 * @param erpField ERP property, or null for every field of the mapping
 * @param crmField CRM column, or null for every field of the mapping
 * @param winner the side whose value is taken
 */
public record Decision(String mapping, String erpField, String crmField, Side winner) {
  boolean concerns(FieldRule rule) {
    return erpField == null || (erpField.equals(rule.erp()) && crmField.equals(rule.crm()));
  }

  /** A decision about one field outweighs one about all. */
  boolean isAboutOneField() {
    return erpField != null;
  }
}
