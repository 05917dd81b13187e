package dev.tandem.sync;

import dev.tandem.mapping.CompanyColumn;
import dev.tandem.mapping.Mapping;
import java.util.Collections;
import java.util.Optional;

/**
 * To which ERP company records of the CRM belong, as a mapping of one of the companies sees it.
 *
 * @param column the CRM column that says so
 */
public record Ownership(String column) {

  /** Empty if the mapping does not tell companies apart. */
  public static Optional<Ownership> of(Mapping mapping) {
    return Optional.ofNullable(mapping.crm().companyColumn())
        .map(CompanyColumn::name)
        .map(Ownership::new);
  }

  boolean isOwn(Fields crm) {
    return CompanyColumn.OWN.equals(crm.get(column));
  }

  boolean isOfAnother(SideRecord crm) {
    return CompanyColumn.isAnother(crm.values().get(column));
  }

  /** False also if the record was read before the mapping asked for its company. */
  boolean isOfNone(SideRecord crm) {
    return crm.values().has(column) && crm.values().get(column) == null;
  }

  boolean isKnown(SideRecord crm) {
    return crm.values().has(column);
  }

  /** Makes a record the mapping's company's own, unless it was changed meanwhile. */
  Write claim(SideRecord crm) {
    return Write.modify(crm, claimed());
  }

  /** What is written to a record to make it the mapping's company's own. */
  Fields claimed() {
    return company(CompanyColumn.OWN);
  }

  /**
   * Gives an own record free for any company, as is done when a pair is uncoupled; empty if it is
   * not the own company's.
   */
  public Optional<Write> release(SideRecord crm) {
    return isOwn(crm.values()) ? Optional.of(Write.modify(crm, company(null))) : Optional.empty();
  }

  private Fields company(String value) {
    return Fields.of(Collections.singletonMap(column, value));
  }
}
