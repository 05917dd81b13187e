package dev.tandem.sandbox.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  private static final String ID = "11111111-1111-4111-8111-111111111111";

  @TempDir private Path folder;

  @BeforeEach
  void emptySides() throws IOException {
    crm("{}");
    erp("{}");
  }

  @Test
  void an_empty_folder_becomes_a_company_that_can_work() {
    Seed seed = read();

    assertThat(seed.crm())
        .containsKeys(
            "organizations", "businessunits", "transactioncurrencies", "systemusers", "teams");
    assertThat(seed.erp())
        .containsKeys(
            "companies",
            "companyInformation",
            "generalLedgerSetup",
            "countriesRegions",
            "unitsOfMeasure",
            "paymentTerms",
            "shipmentMethods");
    assertThat(localCurrency(seed)).isEqualTo("EUR");
    assertThat(new References("crm", seed.crm()).broken()).isEmpty();
    assertThat(new References("erp", seed.erp()).broken()).isEmpty();
  }

  @Test
  void the_currency_with_rate_one_is_the_local_currency() throws IOException {
    crm(
        """
        {"transactioncurrencies": [
          {"transactioncurrencyid": "22222222-2222-4222-8222-222222222222", "isocurrencycode": "EUR",
           "currencyname": "Euro", "currencysymbol": "€", "exchangerate": 0.8},
          {"transactioncurrencyid": "%s", "isocurrencycode": "USD",
           "currencyname": "US Dollar", "currencysymbol": "$", "exchangerate": 1}]}"""
            .formatted(ID));

    Seed seed = read();

    assertThat(localCurrency(seed)).isEqualTo("USD");
    assertThat(only(seed.crm().get("organizations")).get("_basecurrencyid_value").asText())
        .isEqualTo(ID);
    assertThat(only(seed.erp().get("currencies")).get("code").asText()).isEqualTo("EUR");
    assertThat(
            only(seed.erp().get("currencyExchangeRates"))
                .get("relationalExchangeRateAmount")
                .decimalValue())
        .isEqualByComparingTo("125");
  }

  @Test
  void without_a_base_currency_the_local_currency_of_the_erp_becomes_it() throws IOException {
    erp(
        """
        {"generalLedgerSetup": [{"id": "%s", "localCurrencyCode": "SEK"}]}"""
            .formatted(ID));

    assertThat(only(read().crm().get("transactioncurrencies")).get("isocurrencycode").asText())
        .isEqualTo("SEK");
  }

  @Test
  void rows_of_the_folder_are_kept_as_they_are() throws IOException {
    erp(
        """
        {"paymentTerms": [{"id": "%s", "code": "OURS"}]}"""
            .formatted(ID));

    assertThat(only(read().erp().get("paymentTerms")).get("code").asText()).isEqualTo("OURS");
  }

  @Test
  void a_row_without_state_is_active() throws IOException {
    crm(account("\"name\": \"A\""));

    ObjectNode account = only(read().crm().get("accounts"));

    assertThat(account.get("statecode").asInt()).isZero();
    assertThat(account.get("statuscode").asInt()).isEqualTo(1);
  }

  @Test
  void a_status_alone_decides_the_state() throws IOException {
    crm(account("\"statuscode\": 2"));

    assertThat(only(read().crm().get("accounts")).get("statecode").asInt()).isEqualTo(1);
  }

  @Test
  void a_state_alone_decides_the_status() throws IOException {
    crm(account("\"statecode\": 1"));

    assertThat(only(read().crm().get("accounts")).get("statuscode").asInt()).isEqualTo(2);
  }

  @Test
  void units_that_items_use_exist() throws IOException {
    erp(
        """
        {"items": [{"id": "%s", "number": "1", "baseUnitOfMeasureCode": "PALLET"}]}"""
            .formatted(ID));

    assertThat(read().erp().get("unitsOfMeasure"))
        .anyMatch(unit -> unit.get("code").asText().equals("PALLET"));
  }

  @Test
  void a_code_gets_the_id_of_its_row_and_an_id_its_code() throws IOException {
    erp(
        """
        {"unitsOfMeasure": [{"id": "%s", "code": "PCS"}],
         "items": [
          {"id": "22222222-2222-4222-8222-222222222222", "baseUnitOfMeasureCode": "PCS"},
          {"id": "33333333-3333-4333-8333-333333333333", "baseUnitOfMeasureId": "%s"}]}"""
            .formatted(ID, ID));

    List<ObjectNode> items = read().erp().get("items");

    assertThat(items.get(0).get("baseUnitOfMeasureId").asText()).isEqualTo(ID);
    assertThat(items.get(1).get("baseUnitOfMeasureCode").asText()).isEqualTo("PCS");
  }

  @Test
  void amounts_stay_exact() throws IOException {
    crm(account("\"creditlimit\": 12345678901234567.89"));

    assertThat(only(read().crm().get("accounts")).get("creditlimit").decimalValue())
        .isEqualTo(new BigDecimal("12345678901234567.89"));
  }

  @Test
  void a_missing_file_is_named_with_what_it_must_hold() throws IOException {
    Files.delete(folder.resolve("erp.json"));

    assertFails(folder.resolve("erp.json").toString(), "missing", "{\"<entity set>\": [");
  }

  @Test
  void a_file_that_is_not_json_is_named_with_the_line() throws IOException {
    crm("{\n\"accounts\": [oops]}");

    assertFails("crm.json line 2", "not JSON");
  }

  @Test
  void a_file_that_ends_early_is_not_json() throws IOException {
    crm("{\"accounts\": [");

    assertFails("crm.json line 1", "not JSON");
  }

  @Test
  void a_file_of_another_shape_is_refused() throws IOException {
    crm("[]");

    assertFails("crm.json", "expected START_OBJECT but found START_ARRAY", "must look like");
  }

  @Test
  void an_unknown_entity_set_is_named() throws IOException {
    crm("{\"account\": []}");

    assertFails("crm.json", "unknown entity set 'account'", "plural");
  }

  @Test
  void a_path_is_no_entity_set() throws IOException {
    crm("{\"../erp/items\": []}");

    assertFails("unknown entity set '../erp/items'");
  }

  @Test
  void a_set_given_twice_is_refused() throws IOException {
    crm("{\"accounts\": [], \"accounts\": []}");

    assertFails("crm.json, accounts", "given twice");
  }

  @Test
  void a_row_without_key_is_named_by_set_and_number() throws IOException {
    erp(
        """
        {"items": [{"id": "%s"}, {"number": "2"}]}"""
            .formatted(ID));

    assertFails("erp.json, items, row 2", "'id' is missing", "GUID");
  }

  @Test
  void a_key_that_is_no_guid_is_named() throws IOException {
    crm("{\"accounts\": [{\"accountid\": \"A1\"}]}");

    assertFails("crm.json, accounts, row 1", "no GUID: A1");
  }

  @Test
  void a_key_used_twice_is_named() throws IOException {
    crm(
        """
        {"accounts": [{"accountid": "%s"}, {"accountid": "%s"}]}"""
            .formatted(ID, ID));

    assertFails("crm.json, accounts, row 2", "earlier row");
  }

  @Test
  void an_unknown_property_is_named() throws IOException {
    crm(account("\"displayName\": \"A\""));

    assertFails("crm.json, accounts, row 1", "unknown property 'displayName'");
  }

  @Test
  void a_lookup_value_of_a_column_that_is_no_lookup_is_unknown() throws IOException {
    crm(account("\"_name_value\": \"A\""));

    assertFails("row 1", "unknown property '_name_value'");
  }

  private Seed read() {
    return new DataFolder(folder).read();
  }

  private void assertFails(String... parts) {
    assertThatThrownBy(this::read)
        .isInstanceOf(UnreadableSeed.class)
        .hasMessageContainingAll(parts);
  }

  private static String account(String properties) {
    return "{\"accounts\": [{\"accountid\": \"" + ID + "\", " + properties + "}]}";
  }

  private static String localCurrency(Seed seed) {
    return only(seed.erp().get("generalLedgerSetup")).get("localCurrencyCode").asText();
  }

  private static ObjectNode only(List<ObjectNode> rows) {
    assertThat(rows).hasSize(1);
    return rows.get(0);
  }

  private void crm(String json) throws IOException {
    Files.writeString(folder.resolve("crm.json"), json);
  }

  private void erp(String json) throws IOException {
    Files.writeString(folder.resolve("erp.json"), json);
  }
}
