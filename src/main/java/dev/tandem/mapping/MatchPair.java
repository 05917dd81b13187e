package dev.tandem.mapping;

/**
 * Two properties that must agree, without case, for an uncoupled pair to be taken as one record.
 */
public record MatchPair(String erp, String crm) {
  public String on(Side side) {
    return side == Side.CRM ? crm : erp;
  }
}
