package dev.tandem.sync;

/** How a mapping is best brought in step for the first time. */
public enum Recommendation {
  /** At most one side has records: they are created on the other. */
  FULL,
  /** Both sides have records: pairs are to be found before anything is created. */
  COUPLE,
  /** There is nothing on either side. */
  NOTHING;

  /**
   * @param erp records of the ERP that the filter lets through
   * @param crm the same of the CRM
   * @param coupled pairs that are coupled already
   * @param crmHasItsOwn records that the CRM has from the beginning, such as its base currency
   */
  static Recommendation of(long erp, long crm, long coupled, long crmHasItsOwn) {
    if (erp == 0 && crm == 0) {
      return NOTHING;
    }
    boolean oneSided = erp == 0 || crm <= crmHasItsOwn;
    boolean allCoupled = coupled > 0 && (coupled >= erp || coupled >= crm);
    return oneSided || allCoupled ? FULL : COUPLE;
  }
}
