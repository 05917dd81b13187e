package dev.tandem.sync;

import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Side;

/**
 * What the store was last worked on with.
 *
 * @param mapping name of the mapping
 * @param revision its revision
 * @param erpScope which records of the ERP it picked up
 * @param crmScope the same of the CRM
 */
public record MappingState(String mapping, String revision, String erpScope, String crmScope) {
  static MappingState of(Mapping mapping) {
    return new MappingState(
        mapping.name(),
        mapping.revision(),
        mapping.filterRevision(Side.ERP),
        mapping.filterRevision(Side.CRM));
  }

  String scope(Side side) {
    return side == Side.CRM ? crmScope : erpScope;
  }
}
