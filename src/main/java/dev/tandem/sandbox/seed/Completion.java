package dev.tandem.sandbox.seed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Adds what a company must have and a data folder lacks; what the folder has is left as it is. */
final class Completion {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final Map<String, List<ObjectNode>> crm;
  private final Map<String, List<ObjectNode>> erp;

  Completion(Seed seed) {
    this.crm = seed.crm();
    this.erp = seed.erp();
  }

  void apply() {
    BaseCurrency base = baseCurrency();
    String name = companyName();
    completeCrm(base, name);
    completeErp(base, name);
  }

  private BaseCurrency baseCurrency() {
    List<ObjectNode> currencies = rows(crm, "transactioncurrencies");
    return BaseCurrency.in(currencies)
        .orElseGet(
            () -> {
              ObjectNode row = BaseCurrency.missing(rows(erp, "generalLedgerSetup"));
              currencies.add(row);
              return BaseCurrency.of(row);
            });
  }

  private String companyName() {
    List<ObjectNode> companies = rows(erp, "companies");
    return companies.isEmpty() ? "Tandem" : companies.get(0).path("name").asText("Tandem");
  }

  private void completeCrm(BaseCurrency base, String name) {
    ensure("organizations", any(), () -> CrmFrame.organization(name, base.id(), base.symbol()));
    ensure("businessunits", any(), () -> CrmFrame.businessUnit(name));
    ensure("systemusers", row -> row.hasNonNull("applicationid"), CrmFrame::applicationUser);
    ensure("teams", row -> row.path("isdefault").asBoolean(), () -> CrmFrame.defaultTeam(name));
  }

  private void completeErp(BaseCurrency base, String name) {
    Set<String> given = Set.copyOf(erp.keySet());
    new ErpFrame(name, base.isoCode(), base.symbol())
        .rows()
        .forEach(
            (set, frame) -> {
              List<ObjectNode> rows = rows(erp, set);
              if (rows.isEmpty()) {
                rows.addAll(frame);
              }
            });
    addUnitsOfItems();
    if (!given.contains("currencies")) {
      addCurrenciesOfCrm();
    }
  }

  private void addUnitsOfItems() {
    Set<String> missing = new LinkedHashSet<>();
    rows(erp, "items").forEach(item -> missing.add(item.path("baseUnitOfMeasureCode").asText()));
    missing.remove("");
    rows(erp, "unitsOfMeasure").forEach(unit -> missing.remove(unit.path("code").asText()));
    for (String code : missing) {
      Row unit = Row.erp(RowId.of("unitsOfMeasure", code)).with("code", code);
      rows(erp, "unitsOfMeasure").add(unit.with("displayName", code).erpStamped(Row.FOUNDED));
    }
  }

  private void addCurrenciesOfCrm() {
    for (ObjectNode currency : rows(crm, "transactioncurrencies")) {
      if (!BaseCurrency.isBase(currency)) {
        rows(erp, "currencies").add(erpCurrency(currency));
        BigDecimal unitsPerBase = currency.path("exchangerate").decimalValue();
        if (unitsPerBase.signum() > 0) {
          rows(erp, "currencyExchangeRates").add(rate(code(currency), unitsPerBase));
        }
      }
    }
  }

  private static String code(ObjectNode currency) {
    return currency.path("isocurrencycode").asText();
  }

  private static ObjectNode erpCurrency(ObjectNode currency) {
    String code = code(currency);
    return Row.erp(RowId.of("currencies", code))
        .with("code", code)
        .with("displayName", currency.path("currencyname").asText(code))
        .with("symbol", currency.path("currencysymbol").asText(code))
        .erpStamped(Row.FOUNDED);
  }

  private static ObjectNode rate(String code, BigDecimal unitsPerBase) {
    return Row.erp(RowId.of("currencyExchangeRates", code))
        .with("currencyCode", code)
        .with("startingDate", "2026-01-01")
        .with("exchangeRateAmount", HUNDRED)
        .with("relationalExchangeRateAmount", HUNDRED.divide(unitsPerBase, MathContext.DECIMAL64))
        .erpStamped(Row.FOUNDED);
  }

  private void ensure(String set, Predicate<ObjectNode> isThere, Supplier<ObjectNode> row) {
    if (rows(crm, set).stream().noneMatch(isThere)) {
      rows(crm, set).add(row.get());
    }
  }

  private static Predicate<ObjectNode> any() {
    return row -> true;
  }

  private static List<ObjectNode> rows(Map<String, List<ObjectNode>> side, String set) {
    return side.computeIfAbsent(set, none -> new ArrayList<>());
  }
}
