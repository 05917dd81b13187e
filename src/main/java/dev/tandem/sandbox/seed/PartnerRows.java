package dev.tandem.sandbox.seed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;

/** A firm as a customer or a vendor of the ERP. */
record PartnerRows(Firms firms) {
  private static final int FIRST_NUMBER = 10_000;
  private static final int PER_MILLISECOND = 10;

  List<ObjectNode> rows() {
    return new GeneratedRows(firms.split().erpRows(), this::row);
  }

  private ObjectNode row(int index) {
    Firm firm = firms.at(firms.split().behindErp(index));
    Row row =
        Row.erp(firms.partner().id(firms, firm.number()))
            .with("number", firms.partner().numberPrefix() + (FIRST_NUMBER + index));
    for (Field field : Field.values()) {
      if (field.isText()) {
        row.with(field.erp(), firm.inErp(field));
      }
    }
    terms(row, firm);
    if (firms.partner() == Partner.CUSTOMER) {
      sales(row.with("type", "Company"), firm);
    }
    return row.with("blocked", blocked(firm))
        .erpStamped(Row.FOUNDED.plusMillis(index / PER_MILLISECOND));
  }

  private static void terms(Row row, Firm firm) {
    row.with("country", firm.inErp(Field.COUNTRY))
        .with("paymentTermsId", id("paymentTerms", firm.inErp(Field.PAYMENT_TERMS)))
        .with("currencyCode", firm.inErp(Field.CURRENCY))
        .with("currencyId", currencyId(firm.inErp(Field.CURRENCY)));
  }

  private static void sales(Row row, Firm firm) {
    String limit = firm.inErp(Field.CREDIT_LIMIT);
    row.with("salespersonCode", firm.inErp(Field.SALESPERSON))
        .with("shipmentMethodId", id("shipmentMethods", firm.inErp(Field.SHIPMENT_METHOD)));
    if (limit != null) {
      row.with("creditLimit", new BigDecimal(limit));
    }
  }

  /** The local currency is no row of the ERP: its code is shown, but there is no id. */
  static String currencyId(String code) {
    return code.equals(GeneratedCompany.LOCAL_CURRENCY) ? null : id("currencies", code);
  }

  private static String id(String set, String code) {
    return code == null ? null : RowId.of(set, code);
  }

  private String blocked(Firm firm) {
    return firm.presence() == Split.Presence.ERP_OUTSIDE
        ? firms.partner().blocked(firm.number())
        : " ";
  }
}
