package dev.tandem.sandbox.seed;

/**
 * Who is known where. Firms are numbered: first those only the ERP knows, then those both know,
 * then those only the CRM knows; behind them the rows that no filter lets through.
 */
record Split(int customers) {
  enum Presence {
    ERP,
    BOTH,
    CRM,
    ERP_OUTSIDE,
    CRM_OUTSIDE
  }

  Split {
    if (customers < 3) {
      throw new IllegalArgumentException(
          "A generated company needs at least 3 customers, not " + customers);
    }
  }

  private int firstBoth() {
    return customers / 3;
  }

  private int firstCrm() {
    return customers - customers / 3;
  }

  private int outside() {
    return Math.max(6, customers / 20);
  }

  int erpRows() {
    return firstCrm() + outside();
  }

  int crmRows() {
    return customers - firstBoth() + outside();
  }

  /** The firm behind a row of the ERP. */
  int erpFirm(int row) {
    return row < firstCrm() ? row : customers + row - firstCrm();
  }

  /** The firm behind a row of the CRM. */
  int crmFirm(int row) {
    int firm = firstBoth() + row;
    return firm < customers ? firm : firm + outside();
  }

  Presence presence(int firm) {
    if (firm >= customers) {
      return firm < customers + outside() ? Presence.ERP_OUTSIDE : Presence.CRM_OUTSIDE;
    }
    if (firm < firstBoth()) {
      return Presence.ERP;
    }
    return firm < firstCrm() ? Presence.BOTH : Presence.CRM;
  }
}
