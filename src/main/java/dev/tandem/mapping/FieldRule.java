package dev.tandem.mapping;

import java.util.List;
import java.util.Map;

/**
 * One row of {@code fields}: a pair of properties, or a constant for one side.
 *
 * @param erp ERP property, or null for a constant written to the CRM
 * @param crm CRM column (logical name, also for lookups), or null for a constant written to the ERP
 * @param direction which way values flow
 * @param constant value written to the named side, or null. String, BigDecimal or Boolean
 * @param lookup names of the mappings through whose couplings the reference is translated, tried in
 *     order; empty = no reference
 * @param take what the ERP property holds of the record it refers to; null without lookup
 * @param onMissing what to do when the reference is not coupled
 * @param notNull true: an empty value is never written to the target
 * @param createOnly true: written with new records only; later differences are left alone
 * @param transform transformation rules in order
 * @param values fixed translations, ERP value as text to CRM value (String, BigDecimal or Boolean);
 *     empty = none
 * @param validate what a value must satisfy before it is sent
 * @param onConflict conflict policy of this field, or null = the mapping's
 * @param bind CRM navigation property for writing a lookup, or null = the column's name
 * @param enabled false = present but not transferred
 * @param reason why the row is disabled, or null
 * @param line line in the mapping file, for messages
 */
public record FieldRule(
    String erp,
    String crm,
    Direction direction,
    Object constant,
    List<String> lookup,
    Take take,
    OnMissing onMissing,
    boolean notNull,
    boolean createOnly,
    List<TransformRule> transform,
    Map<String, Object> values,
    Validation validate,
    ConflictPolicy onConflict,
    String bind,
    boolean enabled,
    String reason,
    int line) {

  public FieldRule {
    lookup = List.copyOf(lookup);
    transform = List.copyOf(transform);
    values = Map.copyOf(values);
  }

  /** The property of this rule on the given side; null on the open side of a constant. */
  public String on(Side side) {
    return side == Side.CRM ? crm : erp;
  }

  public boolean isConstant() {
    return constant != null;
  }

  public boolean isLookup() {
    return !lookup.isEmpty();
  }
}
