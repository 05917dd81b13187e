package dev.tandem.sync;

import dev.tandem.mapping.Side;

/** Both systems. */
public record Systems(BusinessSystem crm, BusinessSystem erp) {
  public BusinessSystem on(Side side) {
    return side == Side.CRM ? crm : erp;
  }
}
