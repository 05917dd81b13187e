package dev.tandem.sandbox.seed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What every company of the ERP has before anybody works in it. */
record ErpFrame(String company, String localCurrency, String symbol) {
  private static final List<String> BASICS =
      List.of("paymentTerms", "shipmentMethods", "paymentMethods", "unitsOfMeasure");

  Map<String, List<ObjectNode>> rows() {
    Map<String, List<ObjectNode>> rows = new LinkedHashMap<>();
    rows.put("companies", List.of(companyRow()));
    rows.put("companyInformation", List.of(information()));
    rows.put("generalLedgerSetup", List.of(ledgerSetup()));
    rows.put("countriesRegions", countries());
    JsonNode basics = Resource.read("seed/company.yaml");
    BASICS.forEach(set -> rows.put(set, coded(set, basics)));
    return rows;
  }

  /** The currencies a trading company knows beside its own, with their rates. */
  static Map<String, List<ObjectNode>> currencies() {
    JsonNode basics = Resource.read("seed/company.yaml");
    Map<String, List<ObjectNode>> rows = new LinkedHashMap<>();
    rows.put("currencies", coded("currencies", basics));
    rows.put("currencyExchangeRates", coded("currencyExchangeRates", basics));
    return rows;
  }

  /** Who carries the goods. */
  static Map<String, List<ObjectNode>> shippingAgents() {
    return Map.of("shippingAgents", coded("shippingAgents", Resource.read("seed/company.yaml")));
  }

  private static List<ObjectNode> coded(String set, JsonNode basics) {
    List<ObjectNode> rows = new ArrayList<>();
    for (JsonNode row : basics.get(set)) {
      String code = row.path("code").asText(row.path("currencyCode").asText());
      rows.add(Row.erp(RowId.of(set, code)).with((ObjectNode) row).erpStamped(Row.FOUNDED));
    }
    return rows;
  }

  private ObjectNode companyRow() {
    return Row.erp(RowId.of("companies", company))
        .with("name", company)
        .with("displayName", company)
        .with("systemVersion", "26.0")
        .with("systemCreatedAt", Row.FOUNDED.toString())
        .with("systemModifiedAt", Row.FOUNDED.toString())
        .unstamped();
  }

  private ObjectNode information() {
    return Row.erp(RowId.of("companyInformation", company))
        .with("displayName", company)
        .with("currencyCode", localCurrency)
        .erpStamped(Row.FOUNDED);
  }

  private ObjectNode ledgerSetup() {
    return Row.erp(RowId.of("generalLedgerSetup", company))
        .with("localCurrencyCode", localCurrency)
        .with("localCurrencySymbol", symbol)
        .erpStamped(Row.FOUNDED);
  }

  /** All countries of ISO 3166, called as the CRM's users call those that they write. */
  private static List<ObjectNode> countries() {
    Map<String, String> names = new HashMap<>();
    Resource.read("seed/cultures.yaml")
        .forEach(c -> names.put(c.get("country").asText(), c.get("name").asText()));
    return Arrays.stream(Locale.getISOCountries())
        .map(code -> country(code, names.getOrDefault(code, english(code))))
        .toList();
  }

  private static ObjectNode country(String code, String name) {
    return Row.erp(RowId.of("countriesRegions", code))
        .with("code", code)
        .with("displayName", name)
        .erpStamped(Row.FOUNDED);
  }

  private static String english(String code) {
    return new Locale.Builder().setRegion(code).build().getDisplayCountry(Locale.ENGLISH);
  }
}
