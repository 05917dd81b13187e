package dev.tandem.sandbox.model;

/** The types that model files name; each has one Java type inside a row. */
public enum ColumnType {
  TEXT("Edm.String"),
  MEMO("Edm.String"),
  CODE("Edm.String"),
  INT("Edm.Int32"),
  LONG("Edm.Int64"),
  DECIMAL("Edm.Decimal"),
  DOUBLE("Edm.Double"),
  BOOL("Edm.Boolean"),
  GUID("Edm.Guid"),
  DATE("Edm.Date"),
  DATETIME("Edm.DateTimeOffset"),
  OPTION("Edm.Int32"),
  ENUM("Edm.String"),
  LOOKUP("Edm.Guid"),
  DATEFORMULA("Edm.String"),
  MEDIA("Edm.Stream");

  private final String edm;

  ColumnType(String edm) {
    this.edm = edm;
  }

  public String edm() {
    return edm;
  }

  public boolean isText() {
    return this == TEXT || this == MEMO || this == CODE || this == DATEFORMULA;
  }
}
