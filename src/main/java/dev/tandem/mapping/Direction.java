package dev.tandem.mapping;

/** Which way values flow: key {@code direction} of a mapping and of a field. */
public enum Direction {
  TO_CRM("to-crm"),
  TO_ERP("to-erp"),
  BOTH("both");

  private final String code;

  Direction(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }

  /** True if values may flow into the given side. */
  public boolean flowsTo(Side target) {
    return this == BOTH || this == (target == Side.CRM ? TO_CRM : TO_ERP);
  }
}
