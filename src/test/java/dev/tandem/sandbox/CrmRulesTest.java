package dev.tandem.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.Client.Answer;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrmRulesTest {
  private static Sandbox sandbox;
  private static Client crm;

  @BeforeAll
  static void start() {
    sandbox = TestSandbox.start();
    crm = Client.crm(sandbox);
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  private static JsonNode create(String set, String values) {
    Answer answer = crm.post(set, values.replace('\'', '"'), "Prefer", "return=representation");
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.json();
  }

  private static String account(String values) {
    return "accounts(" + create("accounts", values).path("accountid").asText() + ")";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'nam':'A'}                                   | 400 | 0x0",
        "{'name':'A','statuscode':9}                   | 400 | 0x8004431A",
        "{'name':'A','paymenttermscode':77}            | 400 | 0x8004431A",
        "{'name':'A','numberofemployees':'many'}       | 400 | 0x80048d19",
        "{'name':'A','numberofemployees':-1}           | 400 | 0x80044330",
        "{'name':'A','lastusedincampaign':'yesterday'} | 400 | 0x80048d19",
        "{'name':'A','accountnumber':'123456789012345678901'} | 400 | 0x80044331",
        "{'telephone1':'1'}                            | 400 | 0x80040203",
        "{'name':'A','primarycontactid':'00000000-0000-0000-0000-0000000000b1'} | 400 | 0x80048d19",
        "{'name':'A','contactid@odata.bind':'/contacts(00000000-0000-0000-0000-0000000000b1)'} | 400 | 0x80048d19",
        "{'name':'A','primarycontactid@odata.bind':'/contacts(00000000-0000-0000-0000-0000000000b1)'} | 404 | 0x80040217",
        "{'name':'A','primarycontactid@odata.bind':'/accounts(00000000-0000-0000-0000-0000000000b1)'} | 400 | 0x80048d19",
        "{'name':'A'                                   | 400 | 0x80048d19",
      })
  void should_refuse_a_create_with_the_documented_code(String body, int status, String code) {
    Answer answer = crm.post("accounts", body.replace('\'', '"'));

    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.error()).isEqualTo(code);
  }

  @Test
  void should_tell_column_table_and_limit_when_a_text_is_too_long() {
    Answer answer = crm.post("accounts", "{\"name\":\"" + "x".repeat(161) + "\"}");

    assertThat(answer.message())
        .isEqualTo(
            "A validation error occurred.  The length of the 'name' attribute of the 'account'"
                + " entity exceeded the maximum allowed length of '160'.");
  }

  @Test
  void should_leave_read_only_columns_as_they_are() {
    JsonNode account = create("accounts", "{'name':'A','opendeals':5,'statecode':1}");

    assertThat(account.path("opendeals").isNull()).isTrue();
    assertThat(account.path("statecode").asInt()).isZero();
  }

  @Test
  void should_follow_the_status_with_the_state() {
    String address = account("{'name':'A'}");

    crm.patch(address, "{\"statuscode\":2}");

    assertThat(crm.get(address).json().path("statecode").asInt()).isEqualTo(1);
  }

  @Test
  void should_follow_the_state_with_its_first_status() {
    String address = account("{'name':'A'}");

    crm.patch(address, "{\"statecode\":1}");

    assertThat(crm.get(address).json().path("statuscode").asInt()).isEqualTo(2);
  }

  @Test
  void should_refuse_a_status_that_does_not_belong_to_the_state() {
    Answer answer = crm.patch(account("{'name':'A'}"), "{\"statecode\":1,\"statuscode\":1}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).isEqualTo("0x80048408");
  }

  @Test
  void should_bump_version_and_stamp_when_an_update_changes_nothing() {
    JsonNode before = create("accounts", "{'name':'A'}");
    String address = "accounts(" + before.path("accountid").asText() + ")";

    crm.patch(address, "{\"name\":\"A\"}");

    assertThat(crm.get(address).json().path("versionnumber").asLong())
        .isGreaterThan(before.path("versionnumber").asLong());
  }

  @Test
  void should_compose_the_full_name_of_a_contact() {
    JsonNode contact = create("contacts", "{'firstname':'Zoë','lastname':'Łuk'}");
    String address = "contacts(" + contact.path("contactid").asText() + ")";

    assertThat(contact.path("fullname").asText()).isEqualTo("Zoë Łuk");
    crm.patch(address, "{\"lastname\":\"Novak\"}");
    assertThat(crm.get(address).json().path("fullname").asText()).isEqualTo("Zoë Novak");
  }

  @Test
  void should_bind_unbind_and_clear_lookups() {
    String contact = create("contacts", "{'lastname':'Ng'}").path("contactid").asText();
    String address =
        account("{'name':'A','primarycontactid@odata.bind':'/contacts(%s)'}".formatted(contact));
    assertThat(crm.get(address).json().path("_primarycontactid_value").asText()).isEqualTo(contact);

    crm.patch(address, "{\"primarycontactid@odata.bind\":null}");
    assertThat(crm.get(address).json().path("_primarycontactid_value").isNull()).isTrue();

    crm.send(
        "PUT",
        address + "/primarycontactid/$ref",
        "{\"@odata.id\":\"" + sandbox.crmUrl() + "/api/data/v9.2/contacts(" + contact + ")\"}");
    assertThat(crm.get(address).json().path("_primarycontactid_value").asText()).isEqualTo(contact);

    assertThat(crm.delete(address + "/primarycontactid/$ref").status()).isEqualTo(204);
    assertThat(crm.get(address).json().path("_primarycontactid_value").isNull()).isTrue();
  }

  @Test
  void should_name_the_table_of_a_lookup_of_several_tables() {
    String parent = create("accounts", "{'name':'Parent'}").path("accountid").asText();
    JsonNode contact =
        create(
            "contacts",
            "{'lastname':'A','parentcustomerid_account@odata.bind':'/accounts(%s)'}"
                .formatted(parent));

    JsonNode row =
        crm.get(
                "contacts(" + contact.path("contactid").asText() + ")",
                "Prefer",
                "odata.include-annotations=\"*\"")
            .json();

    assertThat(
            row.path("_parentcustomerid_value@Microsoft.Dynamics.CRM.lookuplogicalname").asText())
        .isEqualTo("account");
    assertThat(
            row.path("_parentcustomerid_value@Microsoft.Dynamics.CRM.associatednavigationproperty")
                .asText())
        .isEqualTo("parentcustomerid_account");
    assertThat(
            row.path("_parentcustomerid_value@OData.Community.Display.V1.FormattedValue").asText())
        .isEqualTo("Parent");
  }

  @Test
  void should_insert_related_rows_along_or_none_at_all() {
    Answer good =
        crm.post(
            "accounts",
            "{'name':'Deep','primarycontactid':{'lastname':'P'},'contact_customer_accounts':[{'lastname':'C1'},{'lastname':'C2'}]}"
                .replace('\'', '"'));
    JsonNode row =
        crm.get(
                good.header("OData-EntityId")
                    + "?$expand=primarycontactid($select=fullname),contact_customer_accounts($select=lastname;$orderby=lastname desc)")
            .json();
    assertThat(row.path("primarycontactid").path("fullname").asText()).isEqualTo("P");
    assertThat(row.path("contact_customer_accounts").findValuesAsText("lastname"))
        .containsExactly("C2", "C1");

    long before = sandbox.lastChange();
    Answer bad =
        crm.post(
            "accounts",
            "{'name':'Deep','contact_customer_accounts':[{'lastname':'C1'},{'lastnam':'C2'}]}"
                .replace('\'', '"'));
    assertThat(bad.status()).isEqualTo(400);
    assertThat(sandbox.lastChange()).isEqualTo(before);
  }

  @Test
  void should_find_create_and_refuse_by_alternate_key() {
    String byKey =
        "accounts(accountnumber='K-" + UUID.randomUUID().toString().substring(0, 8) + "')";

    assertThat(crm.get(byKey).error()).isEqualTo("0x80060891");
    assertThat(crm.patch(byKey, "{\"name\":\"Keyed\"}").status()).isEqualTo(204);
    assertThat(crm.patch(byKey, "{\"name\":\"Renamed\"}").status()).isEqualTo(204);
    JsonNode row = crm.get(byKey).json();
    assertThat(row.path("name").asText()).isEqualTo("Renamed");

    Answer again =
        crm.post(
            "accounts",
            "{\"name\":\"B\",\"accountnumber\":\"" + row.path("accountnumber").asText() + "\"}");
    assertThat(again.status()).isEqualTo(412);
    assertThat(again.error()).isEqualTo("0x80060892");
  }

  @Test
  void should_refuse_a_key_that_is_not_defined() {
    assertThat(crm.get("accounts(name='A')").error()).isEqualTo("0x80060890");
  }

  @Test
  void should_write_and_read_single_properties() {
    String address = account("{'name':'A'}");

    assertThat(crm.send("PUT", address + "/telephone1", "{\"value\":\"0351\"}").status())
        .isEqualTo(204);
    assertThat(crm.get(address + "/telephone1").json().path("value").asText()).isEqualTo("0351");
    assertThat(crm.delete(address + "/telephone1").status()).isEqualTo(204);
    assertThat(crm.get(address + "/telephone1").status()).isEqualTo(204);
  }

  @Test
  void should_answer_404_after_a_delete() {
    String address = account("{'name':'A'}");

    assertThat(crm.delete(address, "If-Match", "W/\"1\"").status()).isEqualTo(412);
    assertThat(crm.delete(address).status()).isEqualTo(204);
    assertThat(crm.get(address).error()).isEqualTo("0x80040217");
    assertThat(crm.delete(address).status()).isEqualTo(404);
  }

  @Test
  void should_answer_304_when_the_row_is_as_known() {
    String address = account("{'name':'A'}");
    String etag = crm.get(address).json().path("@odata.etag").asText();

    assertThat(crm.get(address, "If-None-Match", etag).status()).isEqualTo(304);
    crm.patch(address, "{\"name\":\"B\"}");
    assertThat(crm.get(address, "If-None-Match", etag).status()).isEqualTo(200);
  }

  @Test
  void should_refuse_a_second_currency_of_one_code() {
    Answer answer =
        crm.post("transactioncurrencies", "{\"currencyname\":\"E\",\"isocurrencycode\":\"EUR\"}");

    assertThat(answer.status()).isEqualTo(412);
  }

  @Test
  void should_add_an_option_and_accept_its_value() {
    String options =
        "EntityDefinitions(LogicalName='account')/Attributes(LogicalName='paymenttermscode')"
            + "/Microsoft.Dynamics.CRM.PicklistAttributeMetadata?$select=LogicalName&$expand=OptionSet";
    String label = "{\"LocalizedLabels\":[{\"Label\":\"Net 90\",\"LanguageCode\":1033}]}";

    Answer inserted =
        crm.post(
            "InsertOptionValue",
            "{\"EntityLogicalName\":\"account\",\"AttributeLogicalName\":\"paymenttermscode\",\"Label\":"
                + label
                + "}");
    int value = inserted.json().path("NewOptionValue").asInt();

    assertThat(inserted.status()).isEqualTo(200);
    assertThat(value).isEqualTo(100_000_000);
    assertThat(crm.get(options).json().path("OptionSet").path("Options").findValuesAsText("Value"))
        .containsExactly("1", "2", "100000000");
    assertThat(crm.post("accounts", "{\"name\":\"A\",\"paymenttermscode\":" + value + "}").status())
        .isEqualTo(204);
    assertThat(crm.post("PublishXml", "{\"ParameterXml\":\"<x/>\"}").status()).isEqualTo(204);
  }

  @Test
  void should_say_who_calls() {
    JsonNode me = crm.get("WhoAmI").json();
    JsonNode account = create("accounts", "{'name':'A'}");

    assertThat(account.path("_ownerid_value").asText()).isEqualTo(me.path("UserId").asText());
    assertThat(account.path("_modifiedby_value").asText()).isEqualTo(me.path("UserId").asText());
  }

  @Test
  void should_stamp_the_edit_of_a_person_with_another_user() {
    JsonNode account = create("accounts", "{'name':'A'}");
    UUID id = UUID.fromString(account.path("accountid").asText());

    sandbox.crmPerson().update("accounts", id, TestSandbox.object("{'telephone1':'1'}"));

    JsonNode edited = crm.get("accounts(" + id + ")").json();
    assertThat(edited.path("_modifiedby_value").asText()).isEqualTo(TestSandbox.USER);
    assertThat(edited.path("_createdby_value")).isEqualTo(account.path("_createdby_value"));
  }

  @Test
  void should_answer_404_for_an_unknown_set() {
    assertThat(crm.get("acounts").error()).isEqualTo("0x8006088a");
    assertThat(crm.post("acounts", "{}").error()).isEqualTo("0x8006088a");
  }

  @Test
  void should_describe_its_tables_in_csdl() {
    String xml = crm.get("$metadata").text();

    assertThat(xml)
        .contains("<EntitySet Name=\"accounts\" EntityType=\"Microsoft.Dynamics.CRM.account\">")
        .contains("<Property Name=\"name\" Type=\"Edm.String\" MaxLength=\"160\"/>")
        .contains("<Property Name=\"_primarycontactid_value\" Type=\"Edm.Guid\"/>");
  }
}
