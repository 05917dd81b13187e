package dev.tandem.sandbox.seed;

/** What a firm has on both sides, and where it stands if both sides hold it as the same text. */
enum Field {
  NAME("displayName", "name", 100),
  LINE_1("addressLine1", "address1_line1", 100),
  LINE_2("addressLine2", "address1_line2", 50),
  CITY("city", "address1_city", 30),
  STATE("state", "address1_stateorprovince", 30),
  POSTAL_CODE("postalCode", "address1_postalcode", 20),
  PHONE("phoneNumber", "telephone1", 30),
  EMAIL("email", "emailaddress1", 80),
  WEBSITE("website", "websiteurl", 200),
  COUNTRY,
  CURRENCY,
  PAYMENT_TERMS,
  SHIPMENT_METHOD,
  CREDIT_LIMIT,
  SALESPERSON;

  private final String erp;
  private final String crm;
  private final int longest;

  Field(String erp, String crm, int longest) {
    this.erp = erp;
    this.crm = crm;
    this.longest = longest;
  }

  Field() {
    this(null, null, 0);
  }

  boolean isText() {
    return erp != null;
  }

  String erp() {
    return erp;
  }

  String crm() {
    return crm;
  }

  /** The longest text that fits both sides. */
  int longest() {
    return longest;
  }
}
