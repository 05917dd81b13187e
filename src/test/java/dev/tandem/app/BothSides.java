package dev.tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Side;
import dev.tandem.mapping.TransformRule;
import dev.tandem.sandbox.control.Person;
import dev.tandem.sync.Coupling;
import dev.tandem.sync.ReadPosition;
import dev.tandem.sync.transform.Transformation;
import dev.tandem.sync.transform.Transformations;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What people see in both systems, row beside row, read past the node. */
final class BothSides {
  private static final Map<String, String> SAME_TEXT =
      Map.of(
          "displayName", "name",
          "addressLine1", "address1_line1",
          "addressLine2", "address1_line2",
          "city", "address1_city",
          "state", "address1_stateorprovince",
          "email", "emailaddress1",
          "website", "websiteurl");

  private final Landscape landscape;
  private final List<JsonNode> customers;
  private final List<JsonNode> accounts;

  BothSides(Landscape landscape) {
    this.landscape = landscape;
    customers = rows(erp(), "customers?$filter=blocked%20eq%20'_x0020_'");
    accounts = rows(crm(), "accounts?$filter=statecode%20eq%200%20and%20customertypecode%20eq%203");
  }

  private Person erp() {
    return landscape.sandbox().erpPerson();
  }

  private Person crm() {
    return landscape.sandbox().crmPerson();
  }

  private static List<JsonNode> rows(Person person, String query) {
    List<JsonNode> rows = new ArrayList<>();
    person.query(query).forEach(rows::add);
    return rows;
  }

  List<JsonNode> customers() {
    return customers;
  }

  List<JsonNode> accounts() {
    return accounts;
  }

  List<Coupling> couplings() {
    return landscape
        .node()
        .store()
        .couplings()
        .find(
            Landscape.MAPPING,
            Side.ERP,
            customers.stream().map(c -> c.get("id").asText()).toList());
  }

  /** So many pairs on both sides, each record in exactly one of them, equal field by field. */
  void assertInStep(int pairs) {
    assertThat(customers).as("customers").hasSize(pairs);
    assertThat(accounts).as("accounts").hasSize(pairs);
    assertThat(landscape.node().store().couplings().count(Landscape.MAPPING)).isEqualTo(pairs);
    assertThat(couplings())
        .extracting(Coupling::erpId)
        .containsExactlyInAnyOrderElementsOf(ids(customers, "id"));
    assertThat(couplings())
        .extracting(Coupling::crmId)
        .containsExactlyInAnyOrderElementsOf(ids(accounts, "accountid"));
    assertFieldsEqual();
  }

  private static List<String> ids(List<JsonNode> rows, String key) {
    return rows.stream().map(row -> row.get(key).asText()).toList();
  }

  private void assertFieldsEqual() {
    Map<String, JsonNode> customer = byId(customers, "id");
    Map<String, JsonNode> account = byId(accounts, "accountid");
    Map<String, Map<String, String>> inErp = new TreeMap<>();
    Map<String, Map<String, String>> inCrm = new TreeMap<>();
    Translated translated = new Translated();
    for (Coupling pair : couplings()) {
      inErp.put(pair.erpId(), translated.customer(customer.get(pair.erpId())));
      Map<String, String> other = translated.account(account.get(pair.crmId()));
      // A customer without a salesperson leaves the owner alone.
      other.computeIfPresent("owner", (k, v) -> inErp.get(pair.erpId()).get(k) == null ? null : v);
      inCrm.put(pair.erpId(), other);
    }
    inErp.forEach((id, fields) -> assertThat(inCrm.get(id)).as(id).isEqualTo(fields));
  }

  private static Map<String, JsonNode> byId(List<JsonNode> rows, String key) {
    Map<String, JsonNode> byId = new HashMap<>();
    rows.forEach(row -> byId.put(row.get(key).asText(), row));
    return byId;
  }

  /** Both rows in the same words: codes, e-mail of the owner, amounts; what is empty is absent. */
  private final class Translated {
    private final Map<String, String> currencies =
        column(crm(), "transactioncurrencies", "transactioncurrencyid", "isocurrencycode");
    private final Map<String, String> users =
        column(crm(), "systemusers", "systemuserid", "internalemailaddress");
    private final Map<String, String> salespeople =
        column(erp(), "salespeoplePurchasers", "code", "email");
    private final Map<String, String> terms = column(erp(), "paymentTerms", "id", "code");
    private final Map<String, String> shipments = column(erp(), "shipmentMethods", "id", "code");
    private final Map<String, String> termOptions = options("PAYMENT-TERMS");
    private final Map<String, String> shipmentOptions = options("SHIPMENT-METHOD");
    private final Transformation country =
        Transformations.standard().parse(List.of(TransformRule.of("country")));

    Map<String, String> customer(JsonNode row) {
      Map<String, String> fields = new TreeMap<>();
      SAME_TEXT.keySet().forEach(name -> put(fields, name, text(row, name)));
      put(fields, "postalCode", text(row, "postalCode"));
      put(fields, "phone", text(row, "phoneNumber"));
      put(fields, "country", text(row, "country"));
      put(fields, "currency", text(row, "currencyCode"));
      put(fields, "owner", salespeople.get(text(row, "salespersonCode")));
      put(fields, "terms", terms.get(text(row, "paymentTermsId")));
      put(fields, "shipment", shipments.get(text(row, "shipmentMethodId")));
      put(fields, "creditLimit", amount(row.get("creditLimit")));
      return fields;
    }

    Map<String, String> account(JsonNode row) {
      Map<String, String> fields = new TreeMap<>();
      SAME_TEXT.forEach((erp, crm) -> put(fields, erp, text(row, crm)));
      String postalCode = text(row, "address1_postalcode");
      put(fields, "postalCode", postalCode.strip().toUpperCase(Locale.ROOT));
      put(fields, "phone", text(row, "telephone1").strip());
      put(fields, "country", code(text(row, "address1_country")));
      put(fields, "currency", currencies.get(text(row, "_transactioncurrencyid_value")));
      put(fields, "owner", users.get(text(row, "_ownerid_value")));
      put(fields, "terms", termOptions.get(text(row, "paymenttermscode")));
      put(fields, "shipment", shipmentOptions.get(text(row, "address1_freighttermscode")));
      put(fields, "creditLimit", amount(row.get("creditlimit")));
      return fields;
    }

    private String code(String name) {
      return name.isEmpty() ? "" : String.valueOf(country.apply(name, Side.ERP).value());
    }

    private Map<String, String> options(String mappingName) {
      Mapping mapping = landscape.mapping(mappingName);
      Map<String, String> labels = new HashMap<>();
      landscape
          .node()
          .systems()
          .crm()
          .changes(mapping, mapping.properties(Side.CRM), ReadPosition.after(null))
          .records()
          .forEach(option -> labels.put(option.id(), option.values().text("label")));
      return labels;
    }
  }

  private static Map<String, String> column(Person person, String set, String key, String value) {
    Map<String, String> column = new HashMap<>();
    person.query(set).forEach(row -> column.put(text(row, key), text(row, value)));
    return column;
  }

  private static void put(Map<String, String> fields, String name, String value) {
    if (value != null && !value.isEmpty()) {
      fields.put(name, value);
    }
  }

  private static String amount(JsonNode node) {
    BigDecimal amount = node == null ? BigDecimal.ZERO : node.decimalValue();
    return amount.signum() == 0 ? "" : amount.stripTrailingZeros().toPlainString();
  }

  private static String text(JsonNode row, String name) {
    return row.path(name).asText("").replaceFirst("^null$", "");
  }
}
