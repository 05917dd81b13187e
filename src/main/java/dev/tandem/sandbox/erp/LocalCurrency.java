package dev.tandem.sandbox.erp;

import dev.tandem.sandbox.model.Column;
import dev.tandem.sandbox.model.EntityModel;
import dev.tandem.sandbox.rows.Database;
import dev.tandem.sandbox.rows.Row;
import dev.tandem.sandbox.rows.Table;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;

/** The company's own currency, which records hold as blank and show as a code. */
record LocalCurrency(Database database) {
  private static final String CODE = "currencyCode";
  private static final String COMPANY = "companyInformation";
  private static final Set<String> OTHERWISE = Set.of(COMPANY, "currencyExchangeRates");

  boolean governs(EntityModel model, Column column) {
    return column.name().equals(CODE) && !OTHERWISE.contains(model.set());
  }

  /** Empty text when the company does not say. */
  String code() {
    Table company = database.table(COMPANY);
    Optional<Column> column = company == null ? Optional.empty() : company.model().column(CODE);
    Iterator<Row> rows = company == null ? null : company.after(0).iterator();
    boolean known = column.isPresent() && rows.hasNext();
    Object code = known ? rows.next().get(column.get()) : null;
    return code == null ? "" : code.toString();
  }
}
