package dev.tandem.mapping;

/**
 * The CRM column that says to which ERP company a record belongs. Among the values of a record it
 * has the value {@link #OWN} for the mapping's own company, an id for another one, and is empty for
 * none.
 *
 * @param name logical name of the lookup column, e.g. {@code bcbi_companyid}
 * @param bind navigation property by which it is written
 * @param scope which records the mapping picks up
 */
public record CompanyColumn(String name, String bind, CompanyScope scope) {
  /** The value that stands for the mapping's own company. */
  public static final String OWN = "own";

  /** True if the value stands for a company that is not the mapping's own. */
  public static boolean isAnother(Object value) {
    return value != null && !OWN.equals(value);
  }
}
