package dev.tandem.sync;

import dev.tandem.mapping.Side;

/**
 * The row that ties one CRM record to one ERP record.
 *
 * @param mapping name of the mapping
 * @param erpId ERP key
 * @param crmId CRM key
 * @param erpKey value of the ERP table's natural key, by which other records refer to it; or null
 * @param crmKey the same on the CRM side; or null
 * @param erp what is known of the ERP record
 * @param crm what is known of the CRM record
 * @param revision optimistic lock; 0 = not stored yet
 */
public record Coupling(
    String mapping,
    String erpId,
    String crmId,
    String erpKey,
    String crmKey,
    SideState erp,
    SideState crm,
    long revision) {

  public static Coupling between(String mapping, Side side, String id, String otherId) {
    boolean erpFirst = side == Side.ERP;
    return new Coupling(
        mapping,
        erpFirst ? id : otherId,
        erpFirst ? otherId : id,
        null,
        null,
        SideState.UNKNOWN,
        SideState.UNKNOWN,
        0);
  }

  public String id(Side side) {
    return side == Side.CRM ? crmId : erpId;
  }

  public SideState state(Side side) {
    return side == Side.CRM ? crm : erp;
  }

  /** Where it stands among all couplings: mapping and ERP id. */
  public String place() {
    return mapping + '/' + erpId;
  }

  public boolean isNew() {
    return revision == 0;
  }

  public Coupling withState(Side side, SideState state, String key) {
    return side == Side.CRM
        ? new Coupling(mapping, erpId, crmId, erpKey, key, erp, state, revision)
        : new Coupling(mapping, erpId, crmId, key, crmKey, state, crm, revision);
  }
}
