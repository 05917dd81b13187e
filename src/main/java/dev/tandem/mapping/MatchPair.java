package dev.tandem.mapping;

/**
 * Two properties that must agree for an uncoupled pair to be taken as one record.
 *
 * @param erp ERP property
 * @param crm CRM column
 * @param caseSensitive true: capitals count
 */
public record MatchPair(String erp, String crm, boolean caseSensitive) {

  /** Compared without regard to capitals. */
  public MatchPair(String erp, String crm) {
    this(erp, crm, false);
  }

  public String on(Side side) {
    return side == Side.CRM ? crm : erp;
  }
}
