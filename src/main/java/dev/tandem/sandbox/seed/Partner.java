package dev.tandem.sandbox.seed;

import java.util.List;

/** What a firm is to the company. */
enum Partner {
  CUSTOMER("customers", "C", 3, "", List.of("Ship", "Invoice", "All")),
  VENDOR("vendors", "V", 11, "v", List.of("Payment", "All"));

  private final String set;
  private final String numberPrefix;
  private final int accountType;
  private final String hostPrefix;
  private final List<String> blocked;

  Partner(
      String set, String numberPrefix, int accountType, String hostPrefix, List<String> blocked) {
    this.set = set;
    this.numberPrefix = numberPrefix;
    this.accountType = accountType;
    this.hostPrefix = hostPrefix;
    this.blocked = blocked;
  }

  /** Of the ERP; the CRM keeps all its partners as accounts. */
  String set() {
    return set;
  }

  String numberPrefix() {
    return numberPrefix;
  }

  /** The option of the account's type. */
  int accountType() {
    return accountType;
  }

  /** Tells the internet addresses of its firms from those of the others. */
  String hostPrefix() {
    return hostPrefix;
  }

  /** The ways in which the ERP can block it. */
  String blocked(int choice) {
    return blocked.get(choice % blocked.size());
  }

  /** One row of the CRM's accounts. */
  String accountId(Firms firms, int firm) {
    return RowId.of("accounts", hostPrefix + firms.seed() + "/" + firm);
  }

  /** One row of its set in the ERP. */
  String id(Firms firms, int firm) {
    return RowId.of(set, firms.seed() + "/" + firm);
  }
}
