package dev.tandem.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.Client.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErpRecordsTest {
  private static Sandbox sandbox;
  private static Client erp;
  private static String company;

  @BeforeAll
  static void start() {
    sandbox = TestSandbox.start();
    erp = Client.erp(sandbox);
    company = "companies(" + sandbox.companyId() + ")/";
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  private static JsonNode customer(String values) {
    Answer answer = erp.post(company + "customers", values);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.json();
  }

  private static String address(JsonNode customer) {
    return company + "customers(" + customer.path("id").asText() + ")";
  }

  @Test
  void should_answer_a_create_with_201_and_no_nulls() {
    JsonNode customer = customer("{\"displayName\":\"Köhler\"}");

    assertThat(customer.path("number").asText()).matches("C\\d{5}");
    assertThat(customer.path("email").asText("?")).isEmpty();
    assertThat(customer.path("currencyId").asText())
        .isEqualTo("00000000-0000-0000-0000-000000000000");
    assertThat(customer.path("currencyCode").asText()).isEqualTo("EUR");
    assertThat(customer.path("blocked").asText()).isEqualTo("_x0020_");
  }

  @Test
  void should_refuse_a_patch_without_if_match() {
    Answer answer = erp.patch(address(customer("{\"displayName\":\"A\"}")), "{\"city\":\"Bonn\"}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).isEqualTo("BadRequest_InvalidToken");
  }

  @Test
  void should_refuse_a_patch_with_409_when_the_etag_is_stale() {
    JsonNode customer = customer("{\"displayName\":\"A\"}");
    String etag = customer.path("@odata.etag").asText();
    assertThat(erp.patch(address(customer), "{\"city\":\"Bonn\"}", "If-Match", etag).status())
        .isEqualTo(200);

    Answer answer = erp.patch(address(customer), "{\"city\":\"Köln\"}", "If-Match", etag);

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.error()).isEqualTo("Request_EntityChanged");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'displayname':'A'}                    | BadRequest",
        "{'city':'A'}                           | BadRequest_RequiredParamNotProvided",
        "{'displayName':'A','balanceDue':1}     | BadRequest_InvalidOperation",
        "{'displayName':'A','id':'00000000-0000-0000-0000-0000000000b1'} | BadRequest_InvalidOperation",
        "{'displayName':'A','country':'XX'}     | Internal_InvalidTableRelation",
        "{'displayName':'A','country':'Deutschland'} | Application_StringExceededLength",
        "{'displayName':'A','currencyCode':'XXX'} | Internal_InvalidTableRelation",
        "{'displayName':'A','type':'Alien'}     | Unknown",
        "{'displayName':'A','creditLimit':'a'}  | BadRequest",
        "{'displayName':5}                      | BadRequest",
        "{'displayName':'A'                     | BadRequest",
      })
  void should_refuse_a_create_with_400_and_the_documented_code(String body, String code) {
    Answer answer = erp.post(company + "customers", body.replace('\'', '"'));

    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.error()).isEqualTo(code);
    assertThat(answer.message()).contains("CorrelationId:  ");
  }

  @Test
  void should_tell_both_lengths_when_a_text_is_too_long() {
    Answer answer =
        erp.post(
            company + "customers", "{\"displayName\":\"A\",\"city\":\"" + "x".repeat(31) + "\"}");

    assertThat(answer.message())
        .startsWith(
            "The length of the string is 31, but it must be less than or equal to 30 characters.");
  }

  @Test
  void should_name_the_missing_property() {
    assertThat(erp.post(company + "customers", "{}").message())
        .startsWith("A \"displayName\" must be provided.");
  }

  @Test
  void should_list_the_options_when_a_member_is_unknown() {
    assertThat(
            erp.post(company + "customers", "{\"displayName\":\"A\",\"blocked\":\"No\"}").message())
        .startsWith("'No' is not an option. The existing options are:  ,Ship,Invoice,All");
  }

  @Test
  void should_store_codes_in_upper_case_without_blanks() {
    JsonNode customer = customer("{\"displayName\":\"A\",\"country\":\" de \",\"number\":\"x-1\"}");

    assertThat(customer.path("country").asText()).isEqualTo("DE");
    assertThat(customer.path("number").asText()).isEqualTo("X-1");
  }

  @Test
  void should_refuse_a_number_that_is_taken() {
    customer("{\"displayName\":\"A\",\"number\":\"T-1\"}");

    assertThat(
            erp.post(company + "customers", "{\"displayName\":\"B\",\"number\":\"t-1\"}").error())
        .isEqualTo("Internal_EntityWithSameKeyExists");
  }

  @Test
  void should_go_on_numbering_behind_the_highest_number_of_the_series() {
    customer("{\"displayName\":\"A\",\"number\":\"C20000\"}");

    assertThat(customer("{\"displayName\":\"B\"}").path("number").asText()).isEqualTo("C20001");
  }

  @Test
  void should_complete_a_currency_by_its_code_or_its_id() {
    JsonNode byCode = customer("{\"displayName\":\"A\",\"currencyCode\":\"usd\"}");
    String id = byCode.path("currencyId").asText();
    JsonNode byId = customer("{\"displayName\":\"B\",\"currencyId\":\"" + id + "\"}");

    assertThat(byId.path("currencyCode").asText()).isEqualTo("USD");
    Answer mixed =
        erp.post(
            company + "customers",
            "{\"displayName\":\"C\",\"currencyId\":\"" + id + "\",\"currencyCode\":\"EUR\"}");
    assertThat(mixed.status()).isEqualTo(400);
    assertThat(mixed.error()).isEqualTo("Application_DialogException");
  }

  @Test
  void should_hold_the_local_currency_as_blank_and_show_its_code() {
    JsonNode customer = customer("{\"displayName\":\"A\",\"currencyCode\":\"USD\"}");

    JsonNode local =
        erp.patch(address(customer), "{\"currencyCode\":\"EUR\"}", "If-Match", "*").json();

    assertThat(local.path("currencyCode").asText()).isEqualTo("EUR");
    assertThat(local.path("currencyId").asText()).isEqualTo("00000000-0000-0000-0000-000000000000");
  }

  @Test
  void should_answer_a_patch_with_200_and_the_whole_record() {
    JsonNode customer = customer("{\"displayName\":\"A\",\"city\":\"Bonn\"}");
    String etag = customer.path("@odata.etag").asText();

    Answer answer = erp.patch(address(customer), "{\"email\":\"a@b.c\"}", "If-Match", etag);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("city").asText()).isEqualTo("Bonn");
    assertThat(answer.json().path("@odata.etag").asText()).isNotEqualTo(etag);
    assertThat(answer.json().path("lastModifiedDateTime").asText()).endsWith("Z");
  }

  @Test
  void should_not_create_by_patch() {
    Answer answer =
        erp.patch(
            company + "customers(00000000-0000-0000-0000-0000000000b9)",
            "{\"displayName\":\"A\"}",
            "If-Match",
            "*");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.error()).isEqualTo("Internal_RecordNotFound");
  }

  @Test
  void should_delete_under_the_condition_only() {
    JsonNode customer = customer("{\"displayName\":\"A\"}");

    assertThat(erp.delete(address(customer)).status()).isEqualTo(400);
    assertThat(erp.delete(address(customer), "If-Match", "W/\"x\"").status()).isEqualTo(409);
    assertThat(erp.delete(address(customer), "If-Match", "*").status()).isEqualTo(204);
    assertThat(erp.get(address(customer)).status()).isEqualTo(404);
  }

  @Test
  void should_insert_a_document_with_its_lines_or_not_at_all() {
    String number = customer("{\"displayName\":\"A\"}").path("number").asText();
    String body =
        "{'customerNumber':'%s','orderDate':'2026-02-03','salesOrderLines':[{'description':'x','quantity':2.5},{'description':'y','quantity':1}]}"
            .formatted(number)
            .replace('\'', '"');

    Answer answer = erp.post(company + "salesOrders?$expand=salesOrderLines", body);
    String order = company + "salesOrders(" + answer.json().path("id").asText() + ")";

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().path("number").asText()).matches("S-ORD\\d{6}");
    assertThat(answer.json().path("salesOrderLines")).hasSize(2);
    assertThat(erp.get(order + "/salesOrderLines").json().path("value")).hasSize(2);
    assertThat(erp.get(order + "?$expand=customer").json().path("customer").path("number").asText())
        .isEqualTo(number);
    assertThat(erp.post(order + "/salesOrderLines", "{\"description\":\"z\"}").status())
        .isEqualTo(201);

    long before = sandbox.lastChange();
    assertThat(
            erp.post(
                    company + "salesOrders",
                    body.replace("'quantity':1", "").replace("\"quantity\":1}", "\"qty\":1}"))
                .status())
        .isEqualTo(400);
    assertThat(sandbox.lastChange()).isEqualTo(before);
    assertThat(erp.delete(order, "If-Match", "*").status()).isEqualTo(204);
  }

  @Test
  void should_show_lines_for_one_document_only() {
    Answer all = erp.get(company + "salesOrderLines");

    assertThat(all.status()).isEqualTo(400);
    assertThat(all.message())
        .startsWith("You must specify an Id or a Document Id to get the lines.");
    assertThat(
            erp.get(
                    company
                        + "salesOrderLines?$filter=documentId eq 00000000-0000-0000-0000-0000000000b1")
                .status())
        .isEqualTo(200);
  }

  @Test
  void should_refuse_another_media_type() {
    assertThat(erp.post(company + "customers", "x", "Content-Type", "text/plain").status())
        .isEqualTo(415);
  }

  @Test
  void should_know_its_companies_and_refuse_others() {
    JsonNode known = erp.get("companies").json().path("value").path(0);

    assertThat(known.path("name").asText()).isEqualTo("CRONUS International Ltd.");
    assertThat(erp.get("customers?company=" + known.path("id").asText()).status()).isEqualTo(200);
    assertThat(erp.get("companies(00000000-0000-0000-0000-0000000000b1)/customers").error())
        .isEqualTo("Internal_CompanyNotFound");
    assertThat(erp.get("customers").status()).isEqualTo(400);
    assertThat(
            erp.get(company + "companyInformation")
                .json()
                .path("value")
                .path(0)
                .path("currencyCode")
                .asText())
        .isEqualTo("EUR");
  }

  @Test
  void should_refuse_writes_on_read_only_sets() {
    assertThat(erp.post("companies", "{}").status()).isEqualTo(405);
    assertThat(erp.post(company + "nothing", "{}").status()).isEqualTo(404);
  }

  @Test
  void should_describe_its_sets_in_csdl() {
    assertThat(erp.get("$metadata").text())
        .contains("Namespace=\"Microsoft.NAV\"")
        .contains("<Property Name=\"city\" Type=\"Edm.String\" MaxLength=\"30\"/>");
  }

  @Test
  void should_serve_custom_apis_beside_the_standard_one() {
    String api =
        sandbox
            .erpUrl()
            .replace(
                "/v2.0/tenant/production/api/v2.0", "/v2.0/tenant/production/api/acme/sales/v1.0/");

    Answer created = erp.post(api + company + "shippingAgents", "{\"code\":\"dhl\"}");

    assertThat(created.status()).isEqualTo(201);
    assertThat(erp.get(created.header("Location")).json().path("code").asText()).isEqualTo("DHL");
    assertThat(erp.get(api + "$metadata").text())
        .contains("shippingAgent")
        .doesNotContain("salesOrder");
    assertThat(erp.get("$metadata").text()).doesNotContain("shippingAgent");
    assertThat(erp.get(company + "shippingAgents").status()).isEqualTo(404);
    assertThat(erp.get(api + company + "customers").status()).isEqualTo(404);
    assertThat(erp.get(api + "companies").status()).isEqualTo(200);
    assertThat(
            erp.post(
                    api + company + "shippingAgents",
                    "{\"code\":\"x\",\"customerNumber\":\"NONE\"}")
                .error())
        .isEqualTo("Internal_InvalidTableRelation");
  }

  @Test
  void should_name_both_properties_when_a_document_has_no_customer() {
    Answer answer = erp.post(company + "salesOrders", "{}");

    assertThat(answer.error()).isEqualTo("Application_DialogException");
    assertThat(answer.message())
        .startsWith("A \"customerNumber\" or a \"customerId\" must be provided.");
  }
}
