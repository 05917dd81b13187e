package dev.tandem.sandbox.seed;

/**
 * Who is known where. Records are numbered: first those only the ERP knows, then those both know,
 * then those only the CRM knows; behind them the rows that no filter lets through.
 */
record Split(int size) {
  enum Presence {
    ERP,
    BOTH,
    CRM,
    ERP_OUTSIDE,
    CRM_OUTSIDE
  }

  Split {
    if (size < 3) {
      throw new UnreadableSeed(
          "The made-up company",
          size + " of a kind are too few.",
          "Give --customers at least 3, and --items 0 or at least 3.");
    }
  }

  private int firstBoth() {
    return size / 3;
  }

  private int firstCrm() {
    return size - size / 3;
  }

  private int outside() {
    return Math.max(6, size / 20);
  }

  int erpRows() {
    return firstCrm() + outside();
  }

  int crmRows() {
    return size - firstBoth() + outside();
  }

  /** How many are known in one of these ways. */
  int inStep(Presence... ways) {
    int known = 0;
    for (Presence way : ways) {
      known +=
          switch (way) {
            case ERP, CRM -> firstBoth();
            case BOTH -> firstCrm() - firstBoth();
            default -> outside();
          };
    }
    return known;
  }

  /** The number behind a row of the ERP. */
  int behindErp(int row) {
    return row < firstCrm() ? row : size + row - firstCrm();
  }

  /** The number behind a row of the CRM. */
  int behindCrm(int row) {
    int firm = firstBoth() + row;
    return firm < size ? firm : firm + outside();
  }

  Presence presence(int firm) {
    if (firm >= size) {
      return firm < size + outside() ? Presence.ERP_OUTSIDE : Presence.CRM_OUTSIDE;
    }
    if (firm < firstBoth()) {
      return Presence.ERP;
    }
    return firm < firstCrm() ? Presence.BOTH : Presence.CRM;
  }
}
