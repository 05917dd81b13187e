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
 * sides. Beside them there are rows that the mappings' filters keep out. Vendors, people, items,
 * resources, prices and opportunities are alike.
 *
 * @param items how many it sells; with none it has customers alone
 * @param priceLists how many it sells them at
 */
public record GeneratedCompany(long seed, int customers, int items, int priceLists) {
  private static final int DEFAULT_CUSTOMERS = 240;
  private static final int DEFAULT_ITEMS = 60;
  private static final int DEFAULT_PRICE_LISTS = 3;

  static final String LOCAL_CURRENCY = "EUR";
  private static final String SYMBOL = "€";
  private static final String NAME = "Tandem Trading GmbH";
  private static final Set<String> CRM_CURRENCIES = Set.of("USD", "GBP");
  private static final int CUSTOMERS_PER_VENDOR = 10;
  private static final int ITEMS_PER_RESOURCE = 10;
  private static final int FEWEST = 6;

  /** A company of customers alone. */
  public GeneratedCompany(long seed, int customers) {
    this(seed, customers, 0, 0);
  }

  /** A company with everything. */
  public static GeneratedCompany whole(long seed) {
    return new GeneratedCompany(seed, DEFAULT_CUSTOMERS, DEFAULT_ITEMS, DEFAULT_PRICE_LISTS);
  }

  public Seed rows() {
    List<Culture> cultures = Culture.all(seed);
    Staff staff = Staff.from(cultures);
    Firms firms = new Firms(seed, Partner.CUSTOMER, new Split(customers), cultures, staff);
    Map<String, List<ObjectNode>> crm = crm(staff, new AccountRows(firms).rows());
    Map<String, List<ObjectNode>> erp = erp(staff, new PartnerRows(firms).rows());
    if (items > 0) {
      addPartners(firms, crm, erp);
      addGoods(crm, erp);
    }
    return new Seed(crm, erp);
  }

  private void addPartners(
      Firms customersOnly, Map<String, List<ObjectNode>> crm, Map<String, List<ObjectNode>> erp) {
    Split split = new Split(Math.max(FEWEST, customers / CUSTOMERS_PER_VENDOR));
    Firms vendors =
        new Firms(seed, Partner.VENDOR, split, customersOnly.cultures(), customersOnly.staff());
    Persons persons = new Persons(customersOnly);
    Opportunities opportunities = new Opportunities(persons);
    crm.computeIfPresent("accounts", (set, rows) -> joined(rows, new AccountRows(vendors).rows()));
    crm.put("contacts", persons.crm());
    crm.put("opportunities", opportunities.crm());
    erp.put("vendors", new PartnerRows(vendors).rows());
    erp.put("contacts", joined(persons.companies(), persons.erp()));
    erp.put("contactsInformation", persons.relations());
    erp.put("opportunities", opportunities.erp());
  }

  private void addGoods(Map<String, List<ObjectNode>> crm, Map<String, List<ObjectNode>> erp) {
    Goods things = new Goods(seed, Goods.Kind.ITEM, new Split(items));
    Split few = new Split(Math.max(FEWEST, items / ITEMS_PER_RESOURCE));
    Goods services = new Goods(seed, Goods.Kind.RESOURCE, few);
    crm.putAll(GoodsRows.crmUnits());
    crm.put("products", joined(new GoodsRows(things).crm(), new GoodsRows(services).crm()));
    erp.put("items", new GoodsRows(things).erp());
    erp.put("resources", new GoodsRows(services).erp());
    erp.put("itemUnitsOfMeasure", new GoodsRows(things).units());
    erp.putAll(ErpFrame.shippingAgents());
    erp.putAll(new PriceRows(things, priceLists).rows());
  }

  private static List<ObjectNode> joined(List<ObjectNode> first, List<ObjectNode> second) {
    return new GeneratedRows(
        first.size() + second.size(),
        index -> index < first.size() ? first.get(index) : second.get(index - first.size()));
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
