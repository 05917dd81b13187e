package dev.tandem.sandbox.seed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;

/** A firm as a customer of the ERP. */
record CustomerRows(Firms firms) {
  private static final List<String> BLOCKED = List.of("Ship", "Invoice", "All");
  private static final int FIRST_NUMBER = 10_000;
  private static final int PER_MILLISECOND = 10;

  ObjectNode row(int index) {
    Firm firm = firms.at(firms.split().erpFirm(index));
    Row row =
        Row.erp(RowId.of("customers", firms.seed() + "/" + firm.number()))
            .with("number", "C" + (FIRST_NUMBER + index))
            .with("type", "Company");
    for (Field field : Field.values()) {
      if (field.isText()) {
        row.with(field.erp(), firm.inErp(field));
      }
    }
    return terms(row, firm)
        .with("blocked", blocked(firm))
        .erpStamped(Row.FOUNDED.plusMillis(index / PER_MILLISECOND));
  }

  private static Row terms(Row row, Firm firm) {
    String limit = firm.inErp(Field.CREDIT_LIMIT);
    row.with("country", firm.inErp(Field.COUNTRY))
        .with("salespersonCode", firm.inErp(Field.SALESPERSON))
        .with("paymentTermsId", id("paymentTerms", firm.inErp(Field.PAYMENT_TERMS)))
        .with("shipmentMethodId", id("shipmentMethods", firm.inErp(Field.SHIPMENT_METHOD)))
        .with("currencyCode", firm.inErp(Field.CURRENCY))
        .with("currencyId", currencyId(firm.inErp(Field.CURRENCY)));
    return limit == null ? row : row.with("creditLimit", new BigDecimal(limit));
  }

  /** The local currency is no row of the ERP: its code is shown, but there is no id. */
  private static String currencyId(String code) {
    return code.equals(GeneratedCompany.LOCAL_CURRENCY) ? null : id("currencies", code);
  }

  private static String id(String set, String code) {
    return code == null ? null : RowId.of(set, code);
  }

  private static String blocked(Firm firm) {
    return firm.presence() == Split.Presence.ERP_OUTSIDE
        ? BLOCKED.get(firm.number() % BLOCKED.size())
        : " ";
  }
}
