package dev.tandem.sandbox.seed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;

/** What the customers may buy: one opportunity at every second of their people. */
record Opportunities(Persons persons) {
  /** Every second firm has a person, every second person an opportunity. */
  private static final int FIRMS_PER_OPPORTUNITY = 4;

  private static final int WORTH = 1250;

  List<ObjectNode> erp() {
    return firms(Split.Presence.ERP, Split.Presence.BOTH).mapToObj(this::erp).toList();
  }

  List<ObjectNode> crm() {
    return firms(Split.Presence.BOTH, Split.Presence.CRM).mapToObj(this::crm).toList();
  }

  private IntStream firms(Split.Presence one, Split.Presence other) {
    Split split = persons.firms().split();
    return IntStream.range(0, split.size())
        .filter(firm -> firm % FIRMS_PER_OPPORTUNITY == 0)
        .filter(firm -> split.presence(firm) == one || split.presence(firm) == other);
  }

  private static String title(int firm) {
    return "Frame contract " + (2026 + firm % 3) + " / " + firm;
  }

  private static BigDecimal worth(int firm) {
    return BigDecimal.valueOf((long) WORTH * (1 + firm % 40));
  }

  private static String closing(int firm) {
    return "2026-%02d-%02d".formatted(1 + firm % 12, 1 + firm % 28);
  }

  private String salesperson(int firm) {
    return persons.firms().staff().code(firm);
  }

  private ObjectNode erp(int firm) {
    return Row.erp(RowId.of("erp opportunities", persons.firms().seed() + "/" + firm))
        .with("number", "CH%06d".formatted(firm + 1))
        .with("contactNumber", persons.number(firm))
        .with("salespersonCode", salesperson(firm))
        .with("description", title(firm))
        .with("status", firm % 3 == 0 ? "Not Started" : "In Progress")
        .with("estimatedValue", worth(firm))
        .with("estimatedClosingDate", closing(firm))
        .with("creationDate", "2026-01-05")
        .erpStamped(Row.FOUNDED);
  }

  private ObjectNode crm(int firm) {
    Firms firms = persons.firms();
    return Row.crm("opportunityid", RowId.of("crm opportunities", firms.seed() + "/" + firm))
        .with("name", title(firm))
        .with("_parentcontactid_value", persons.crmId(firm))
        .with("_parentaccountid_value", firms.partner().accountId(firms, firm))
        .with("_customerid_value", firms.partner().accountId(firms, firm))
        .with("_transactioncurrencyid_value", CrmFrame.currencyId(GeneratedCompany.LOCAL_CURRENCY))
        .with("_ownerid_value", firms.staff().withCode(salesperson(firm)).userId())
        .with("estimatedvalue", worth(firm))
        .with("estimatedclosedate", closing(firm))
        .with("statecode", 0)
        .with("statuscode", 1)
        .crmStamped(Row.FOUNDED);
  }
}
