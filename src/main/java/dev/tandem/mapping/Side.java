package dev.tandem.mapping;

import java.util.Locale;

/** One of the two systems that are kept in step. */
public enum Side {
  CRM,
  ERP;

  public Side other() {
    return this == CRM ? ERP : CRM;
  }

  /** The name used in topics, tables, REST and files: {@code crm} or {@code erp}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Side of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
