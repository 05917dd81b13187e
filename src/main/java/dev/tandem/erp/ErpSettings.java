package dev.tandem.erp;

/**
 * How the ERP is used.
 *
 * @param company name or id of the company of mappings that name none
 * @param pageSize records per page, at most 20000
 * @param batchSize requests per {@code $batch}, at most 100
 * @param localCurrency code of the local currency where the ERP does not tell it, or null
 */
public record ErpSettings(String company, int pageSize, int batchSize, String localCurrency) {
  public static ErpSettings of(String company) {
    return new ErpSettings(company, 1000, 100, null);
  }
}
