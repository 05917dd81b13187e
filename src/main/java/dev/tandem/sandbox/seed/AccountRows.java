package dev.tandem.sandbox.seed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** A firm as an account of the CRM. */
record AccountRows(Firms firms) {
  private static final int COMPETITOR = 1;
  private static final int PER_SECOND = 25;
  private static final Map<String, Integer> CHOICES =
      Map.of("NET 30", 1, "NET 45", 3, "NET 60", 4, "FOB", 1, "NO CHARGE", 2);

  List<ObjectNode> rows() {
    return new GeneratedRows(firms.split().crmRows(), this::row);
  }

  private ObjectNode row(int index) {
    Firm firm = firms.at(firms.split().behindCrm(index));
    Row row = Row.crm("accountid", firms.partner().accountId(firms, firm.number()));
    for (Field field : Field.values()) {
      if (field.isText()) {
        row.with(field.crm(), firm.inCrm(field));
      }
    }
    lookups(row, firm);
    choice(row, "paymenttermscode", firm.inCrm(Field.PAYMENT_TERMS));
    choice(row, "address1_freighttermscode", firm.inCrm(Field.SHIPMENT_METHOD));
    state(row, firm);
    // Bulk loads leave many rows with one and the same second.
    return row.crmStamped(Row.FOUNDED.plusSeconds(index / PER_SECOND));
  }

  private void lookups(Row row, Firm firm) {
    String limit = firm.inCrm(Field.CREDIT_LIMIT);
    row.with("address1_country", country(firm))
        .with("description", description(firm))
        .with("_transactioncurrencyid_value", CrmFrame.currencyId(firm.inCrm(Field.CURRENCY)))
        .with("_ownerid_value", firms.staff().withCode(firm.inCrm(Field.SALESPERSON)).userId());
    if (limit != null) {
      row.with("creditlimit", new BigDecimal(limit));
    }
  }

  private static String country(Firm firm) {
    if (firm.inCrm(Field.COUNTRY) == null) {
      return null;
    }
    boolean typedAsCode = firm.presence() == Split.Presence.CRM && firm.number() % 9 == 0;
    return typedAsCode ? firm.culture().country() : firm.culture().countryName();
  }

  private static String description(Firm firm) {
    return firm.number() % 4 == 0
        ? "Key account 🚀 since "
            + (1990 + firm.number() % 30)
            + "\nCalls: Tue & Thu, \"before 10\""
        : null;
  }

  private static void choice(Row row, String column, String code) {
    if (code != null) {
      row.with(column, CHOICES.get(code));
    }
  }

  private void state(Row row, Firm firm) {
    boolean outside = firm.presence() == Split.Presence.CRM_OUTSIDE;
    boolean inactive = outside && firm.number() % 3 == 0;
    row.with("customertypecode", outside && !inactive ? otherType(firm) : type())
        .with("statecode", inactive ? 1 : 0)
        .with("statuscode", inactive ? 2 : 1);
  }

  private int type() {
    return firms.partner().accountType();
  }

  private int otherType(Firm firm) {
    boolean vendor = firms.partner() == Partner.CUSTOMER && firm.number() % 3 == 1;
    return vendor ? Partner.VENDOR.accountType() : COMPETITOR;
  }
}
