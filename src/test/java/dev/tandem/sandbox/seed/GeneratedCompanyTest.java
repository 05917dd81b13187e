package dev.tandem.sandbox.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratedCompanyTest {
  private static final Seed SEED = new GeneratedCompany(7, 240).rows();
  private static final Seed WHOLE = GeneratedCompany.whole(7).rows();
  private static final List<ObjectNode> ACCOUNTS = List.copyOf(SEED.crm().get("accounts"));
  private static final List<ObjectNode> CUSTOMERS = List.copyOf(SEED.erp().get("customers"));
  private static final List<Field> TEXTS =
      Arrays.stream(Field.values()).filter(Field::isText).toList();

  @Test
  void same_seed_gives_the_same_rows() {
    assertThat(GeneratedCompany.whole(7).rows()).isEqualTo(WHOLE);
  }

  @Test
  void another_seed_gives_another_company() {
    Seed other = new GeneratedCompany(8, 240).rows();

    assertThat(other.erp().get("customers")).doesNotContainAnyElementsOf(CUSTOMERS);
  }

  @Test
  void every_value_fits_the_model_of_its_side() {
    assertThat(faults("crm", WHOLE.crm())).isEmpty();
    assertThat(faults("erp", WHOLE.erp())).isEmpty();
  }

  @Test
  void every_text_of_an_account_fits_the_customer_it_becomes() {
    RowCheck customer = RowCheck.of("erp", "customers");

    assertThat(ACCOUNTS.stream().map(GeneratedCompanyTest::asCustomer))
        .allSatisfy(row -> assertThat(customer.faults(row)).isEmpty());
  }

  @Test
  void every_text_of_a_customer_fits_the_account_it_becomes() {
    RowCheck account = RowCheck.of("crm", "accounts");

    assertThat(CUSTOMERS.stream().map(GeneratedCompanyTest::asAccount))
        .allSatisfy(row -> assertThat(account.faults(row)).isEmpty());
  }

  @Test
  void every_reference_leads_to_a_row() {
    assertThat(new References("crm", WHOLE.crm()).broken()).isEmpty();
    assertThat(new References("erp", WHOLE.erp()).broken()).isEmpty();
  }

  @Test
  void a_third_of_the_customers_is_on_each_side_only_and_a_third_on_both() {
    List<ObjectNode> accounts = ACCOUNTS.stream().filter(GeneratedCompanyTest::isSynced).toList();
    List<ObjectNode> customers = CUSTOMERS.stream().filter(row -> !isBlocked(row)).toList();

    assertThat(accounts).hasSize(160).filteredOn(row -> twin(row).isPresent()).hasSize(80);
    assertThat(customers).hasSize(160);
  }

  @Test
  void some_are_recognised_by_email_and_some_by_name_and_postal_code_only() {
    List<ObjectNode> both = ACCOUNTS.stream().filter(account -> twin(account).isPresent()).toList();

    assertThat(both)
        .anyMatch(account -> same(twin(account).orElseThrow(), "email", account, "emailaddress1"))
        .anyMatch(account -> !same(twin(account).orElseThrow(), "email", account, "emailaddress1"));
  }

  @Test
  void both_sides_hold_equal_values_or_one_side_none() {
    for (ObjectNode account : ACCOUNTS) {
      twin(account)
          .ifPresent(
              customer -> {
                for (Field field : TEXTS) {
                  assertAgreed(customer.path(field.erp()), account.path(field.crm()));
                }
                assertAgreed(customer.path("creditLimit"), account.path("creditlimit"));
                assertAgreed(customer.path("country"), countryCode(account));
              });
    }
  }

  @Test
  void an_owner_known_to_both_sides_is_the_user_of_the_salesperson() {
    Map<String, String> emailOfCode = index(SEED.erp(), "salespeoplePurchasers", "code", "email");
    Map<String, String> emailOfUser =
        index(SEED.crm(), "systemusers", "systemuserid", "internalemailaddress");

    for (ObjectNode account : ACCOUNTS) {
      twin(account)
          .filter(customer -> customer.has("salespersonCode"))
          .ifPresent(
              customer ->
                  assertThat(emailOfUser.get(account.get("_ownerid_value").asText()))
                      .isEqualTo(emailOfCode.get(customer.get("salespersonCode").asText())));
    }
  }

  @Test
  void a_currency_known_to_both_sides_is_the_same() {
    Map<String, String> isoCodes =
        index(SEED.crm(), "transactioncurrencies", "transactioncurrencyid", "isocurrencycode");

    for (ObjectNode account : ACCOUNTS) {
      twin(account)
          .ifPresent(
              customer ->
                  assertThat(isoCodes.get(account.get("_transactioncurrencyid_value").asText()))
                      .isEqualTo(customer.get("currencyCode").asText()));
    }
  }

  @Test
  void terms_known_to_both_sides_are_the_same() {
    assertSameChoice("paymentTerms", "paymentTermsId", "paymenttermscode");
    assertSameChoice("shipmentMethods", "shipmentMethodId", "address1_freighttermscode");
  }

  @Test
  void an_account_uses_only_choices_that_the_erp_has_a_code_for() {
    Set<String> codes = codes("paymentTerms");
    codes.addAll(codes("shipmentMethods"));

    assertThat(ACCOUNTS)
        .allSatisfy(
            account ->
                assertThat(
                        Stream.of("paymenttermscode", "address1_freighttermscode")
                            .flatMap(column -> label(account, column).stream()))
                    .isSubsetOf(codes));
  }

  @Test
  void names_and_emails_are_unique_on_each_side() {
    assertUnique(CUSTOMERS, "displayName");
    assertUnique(CUSTOMERS, "email");
    assertUnique(CUSTOMERS, "number");
    assertUnique(ACCOUNTS, "name");
    assertUnique(ACCOUNTS, "emailaddress1");
  }

  @Test
  void names_stay_unique_in_a_big_company() {
    Seed big = new GeneratedCompany(3, 30_000).rows();

    assertUnique(big.erp().get("customers"), "displayName");
    assertUnique(big.crm().get("accounts"), "name");
  }

  @Test
  void texts_have_no_blanks_around_and_line_breaks_in_memos_only() {
    for (JsonNode value : texts()) {
      assertThat(value.asText()).isEqualTo(value.asText().strip()).doesNotContain("\n", "\r");
    }
    assertThat(ACCOUNTS.stream().map(row -> row.path("description").asText()))
        .anyMatch(text -> text.contains("\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[äöüß]",
        "\\p{IsCyrillic}",
        "\\p{IsGreek}",
        "\\p{IsHan}",
        "ı",
        "İ",
        "\\p{M}",
        "'",
        "&",
        "\""
      })
  void texts_contain(String pattern) {
    Pattern wanted = Pattern.compile(pattern);

    assertThat(texts()).anyMatch(text -> wanted.matcher(text.asText()).find());
  }

  @Test
  void a_description_contains_an_emoji() {
    assertThat(ACCOUNTS).anyMatch(row -> row.path("description").asText().contains("🚀"));
  }

  @ParameterizedTest
  @EnumSource(
      value = Field.class,
      names = {
        "NAME",
        "LINE_1",
        "LINE_2",
        "CITY",
        "STATE",
        "POSTAL_CODE",
        "PHONE",
        "EMAIL",
        "WEBSITE"
      })
  void a_text_of_exactly_the_longest_length_exists(Field field) {
    assertThat(Stream.concat(values(CUSTOMERS, field.erp()), values(ACCOUNTS, field.crm())))
        .anyMatch(text -> text.length() == field.longest());
  }

  @Test
  void rows_that_no_filter_lets_through_exist_on_both_sides() {
    assertThat(CUSTOMERS.stream().map(row -> row.get("blocked").asText()))
        .contains(" ", "Ship", "Invoice", "All");
    assertThat(ACCOUNTS.stream().map(row -> row.get("statecode").asInt())).contains(0, 1);
    assertThat(ACCOUNTS.stream().map(row -> row.get("customertypecode").asInt()))
        .contains(1, 3, 11);
  }

  @Test
  void several_accounts_share_one_modifiedon() {
    assertThat(values(ACCOUNTS, "modifiedon").distinct().count()).isBetween(2L, 20L);
  }

  @Test
  void countries_of_the_crm_are_names_and_sometimes_codes() {
    Set<String> codes = codes("countriesRegions");

    assertThat(values(ACCOUNTS, "address1_country"))
        .contains("Germany", "United Kingdom")
        .anyMatch(codes::contains);
  }

  @Test
  void two_users_have_no_salesperson_and_tandem_is_a_user() {
    List<ObjectNode> users = SEED.crm().get("systemusers");
    Set<String> salespeople =
        values(SEED.erp().get("salespeoplePurchasers"), "email").collect(Collectors.toSet());

    assertThat(salespeople).hasSize(12);
    assertThat(users)
        .filteredOn(user -> user.get("islicensed").asBoolean())
        .filteredOn(user -> !salespeople.contains(user.get("internalemailaddress").asText()))
        .hasSize(2);
    assertThat(users).filteredOn(user -> user.has("applicationid")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5, 100})
  void every_size_keeps_its_number_of_customers(int customers) {
    Seed seed = new GeneratedCompany(1, customers).rows();
    Set<String> names =
        values(seed.erp().get("customers"), "displayName").collect(Collectors.toSet());
    names.addAll(values(seed.crm().get("accounts"), "name").toList());

    assertThat(names).hasSize(customers + 2 * Math.max(6, customers / 20));
  }

  @Test
  void a_company_with_fewer_than_three_customers_is_refused() {
    assertThatThrownBy(() -> new GeneratedCompany(1, 2).rows())
        .isInstanceOf(UnreadableSeed.class)
        .hasMessageContaining("at least 3");
  }

  @Test
  void people_are_where_their_firms_are_and_recognisable_by_their_email() {
    Set<String> erp = emails(WHOLE.erp(), "email");
    Set<String> crm = emails(WHOLE.crm(), "emailaddress1");

    assertThat(erp).hasSize(80);
    assertThat(crm).hasSize(80).filteredOn(erp::contains).hasSize(40);
  }

  private static Set<String> emails(Map<String, List<ObjectNode>> side, String property) {
    return values(side.get("contacts"), property)
        .filter(email -> email.startsWith("contact@person"))
        .collect(Collectors.toSet());
  }

  @Test
  void goods_of_both_sides_have_the_same_number_and_name() {
    Map<String, String> items = index(WHOLE.erp(), "items", "number", "displayName");
    Map<String, String> products = index(WHOLE.crm(), "products", "productnumber", "name");

    assertThat(products)
        .hasSize(56)
        .satisfies(p -> assertThat(p.keySet()).filteredOn(items::containsKey).hasSize(20));
    items.forEach(
        (number, name) -> assertThat(products.getOrDefault(number, name)).isEqualTo(name));
  }

  @Test
  void each_price_list_has_a_price_for_each_item_that_is_not_blocked() {
    Seed seed = new GeneratedCompany(1, 3, 30, 2).rows();

    assertThat(seed.erp().get("salesPrices")).hasSize(40);
    assertThat(seed.erp().get("priceListLines"))
        .filteredOn(line -> line.get("priceType").asText().equals("Sale"))
        .filteredOn(line -> line.get("amountType").asText().equals("Price"))
        .hasSize(40);
  }

  @Test
  void a_company_without_items_has_customers_alone() {
    assertThat(SEED.erp()).doesNotContainKeys("vendors", "contacts", "items", "priceListLines");
    assertThat(SEED.crm()).doesNotContainKeys("contacts", "products", "opportunities");
  }

  private static List<String> faults(String side, Map<String, List<ObjectNode>> sets) {
    List<String> faults = new ArrayList<>();
    sets.forEach(
        (set, rows) -> {
          RowCheck check = RowCheck.of(side, set);
          rows.forEach(row -> faults.addAll(check.faults(row)));
        });
    return faults;
  }

  private static ObjectNode asCustomer(ObjectNode account) {
    Row row = new Row();
    TEXTS.forEach(field -> row.with(field.erp(), account.path(field.crm()).textValue()));
    return row.unstamped();
  }

  private static ObjectNode asAccount(ObjectNode customer) {
    Row row = new Row();
    TEXTS.forEach(field -> row.with(field.crm(), customer.path(field.erp()).textValue()));
    return row.unstamped();
  }

  private static Optional<ObjectNode> twin(ObjectNode account) {
    List<ObjectNode> twins =
        CUSTOMERS.stream()
            .filter(
                customer ->
                    same(customer, "email", account, "emailaddress1")
                        || same(customer, "displayName", account, "name")
                            && same(customer, "postalCode", account, "address1_postalcode"))
            .toList();
    assertThat(twins).hasSizeLessThan(2);
    return twins.stream().findFirst();
  }

  private static boolean same(ObjectNode erp, String left, ObjectNode crm, String right) {
    return erp.has(left) && erp.get(left).equals(crm.get(right));
  }

  private static boolean isSynced(ObjectNode account) {
    return account.get("statecode").asInt() == 0 && account.get("customertypecode").asInt() == 3;
  }

  private static boolean isBlocked(ObjectNode customer) {
    return !customer.get("blocked").asText().equals(" ");
  }

  private static void assertAgreed(JsonNode erp, JsonNode crm) {
    if (!erp.isMissingNode() && !crm.isMissingNode()) {
      assertThat(erp).isEqualTo(crm);
    }
  }

  private static void assertSameChoice(String set, String property, String column) {
    Map<String, String> codes = index(SEED.erp(), set, "id", "code");
    for (ObjectNode account : ACCOUNTS) {
      twin(account)
          .filter(customer -> customer.has(property) && account.has(column))
          .ifPresent(
              customer ->
                  assertThat(codes.get(customer.get(property).asText()))
                      .isEqualTo(label(account, column).orElseThrow()));
    }
  }

  private static Optional<String> label(ObjectNode account, String column) {
    JsonNode labels =
        SetModel.find("crm", "accounts").orElseThrow().columns().get(column).get("values");
    return Optional.ofNullable(account.get(column))
        .map(value -> labels.get(value.asText()).asText().toUpperCase(Locale.ROOT));
  }

  private static JsonNode countryCode(ObjectNode account) {
    for (ObjectNode country : SEED.erp().get("countriesRegions")) {
      if (country.get("displayName").equals(account.get("address1_country"))) {
        return country.get("code");
      }
    }
    return account.path("address1_country");
  }

  private static Map<String, String> index(
      Map<String, List<ObjectNode>> side, String set, String key, String value) {
    return side.get(set).stream()
        .collect(Collectors.toMap(row -> row.get(key).asText(), row -> row.path(value).asText()));
  }

  private static Set<String> codes(String set) {
    return values(SEED.erp().get(set), "code").collect(Collectors.toCollection(HashSet::new));
  }

  private static Stream<String> values(List<ObjectNode> rows, String property) {
    return rows.stream().filter(row -> row.has(property)).map(row -> row.get(property).asText());
  }

  private static void assertUnique(List<ObjectNode> rows, String property) {
    assertThat(values(rows, property).map(text -> text.toLowerCase(Locale.ROOT)))
        .isNotEmpty()
        .doesNotHaveDuplicates();
  }

  private static List<JsonNode> texts() {
    List<JsonNode> texts = new ArrayList<>();
    TEXTS.forEach(
        field -> {
          CUSTOMERS.stream()
              .filter(row -> row.has(field.erp()))
              .forEach(row -> texts.add(row.get(field.erp())));
          ACCOUNTS.stream()
              .filter(row -> row.has(field.crm()))
              .forEach(row -> texts.add(row.get(field.crm())));
        });
    return texts;
  }
}
