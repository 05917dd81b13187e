package dev.tandem.sandbox.seed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A made-up trading company, the same for the same seed. A third of its customers is known to the
 * ERP only, a third to the CRM only and a third to both, not coupled but recognisable by e-mail or
 * by name and postal code; where both sides hold a value it is the same. Every value fits both
 * sides. Beside them there are rows that the mappings' filters keep out.
 */
public record GeneratedCompany(long seed, int customers) {
  public static final int DEFAULT_CUSTOMERS = 240;

  static final String LOCAL_CURRENCY = "EUR";
  private static final String SYMBOL = "€";
  private static final String NAME = "Tandem Trading GmbH";
  private static final Set<String> CRM_CURRENCIES = Set.of("USD", "GBP");

  public GeneratedCompany(long seed) {
    this(seed, DEFAULT_CUSTOMERS);
  }

  public Seed rows() {
    Split split = new Split(customers);
    List<Culture> cultures = Culture.all(seed);
    Staff staff = Staff.from(cultures);
    Firms firms = new Firms(seed, split, cultures, staff);
    return new Seed(
        crm(staff, new GeneratedRows(split.crmRows(), new AccountRows(firms)::row)),
        erp(staff, new GeneratedRows(split.erpRows(), new CustomerRows(firms)::row)));
  }

  private static Map<String, List<ObjectNode>> crm(Staff staff, List<ObjectNode> accounts) {
    Map<String, List<ObjectNode>> rows = new LinkedHashMap<>();
    String base = CrmFrame.currencyId(LOCAL_CURRENCY);
    rows.put("organizations", List.of(CrmFrame.organization(NAME, base, SYMBOL)));
    rows.put("businessunits", List.of(CrmFrame.businessUnit(NAME)));
    rows.put("transactioncurrencies", crmCurrencies());
    Stream<ObjectNode> users = staff.users().map(user -> user.crmStamped(Row.FOUNDED));
    rows.put("systemusers", Stream.concat(Stream.of(CrmFrame.applicationUser()), users).toList());
    rows.put("teams", List.of(CrmFrame.defaultTeam(NAME)));
    rows.put("accounts", accounts);
    return rows;
  }

  private static Map<String, List<ObjectNode>> erp(Staff staff, List<ObjectNode> customers) {
    Map<String, List<ObjectNode>> rows = new ErpFrame(NAME, LOCAL_CURRENCY, SYMBOL).rows();
    rows.putAll(ErpFrame.currencies());
    rows.put(
        "salespeoplePurchasers",
        staff.salespeople().map(person -> person.erpStamped(Row.FOUNDED)).toList());
    rows.put("customers", customers);
    return rows;
  }

  /** Those that the CRM already has; the other currencies are the synchronisation's to bring. */
  private static List<ObjectNode> crmCurrencies() {
    JsonNode basics = Resource.read("seed/company.yaml");
    List<ObjectNode> rows = new ArrayList<>();
    rows.add(CrmFrame.currency(LOCAL_CURRENCY, "Euro", SYMBOL, BigDecimal.ONE));
    for (int i = 0; i < basics.get("currencies").size(); i++) {
      JsonNode currency = basics.get("currencies").get(i);
      if (CRM_CURRENCIES.contains(currency.get("code").asText())) {
        rows.add(crmCurrency(currency, basics.get("currencyExchangeRates").get(i)));
      }
    }
    return rows;
  }

  /** The CRM counts units per unit of the base currency, the ERP the other way round. */
  private static ObjectNode crmCurrency(JsonNode currency, JsonNode rate) {
    BigDecimal units =
        rate.get("exchangeRateAmount")
            .decimalValue()
            .divide(rate.get("relationalExchangeRateAmount").decimalValue(), MathContext.DECIMAL64);
    return CrmFrame.currency(
        currency.get("code").asText(),
        currency.get("displayName").asText(),
        currency.get("symbol").asText(),
        units);
  }
}
