package dev.tandem.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.sandbox.Client.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CrmQueriesTest {
  private static Sandbox sandbox;
  private static Client crm;

  @BeforeAll
  static void start() {
    Map<String, List<ObjectNode>> rows = new HashMap<>(TestSandbox.crm());
    List<ObjectNode> accounts = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      accounts.add(
          TestSandbox.object(
              "{'accountid':'%s','name':'Account %02d','numberofemployees':%d,'creditlimit':%d.5,'modifiedon':'2026-01-0%dT00:00:00Z','createdon':'2025-01-01T00:00:00Z','_ownerid_value':'%s'}"
                  .formatted(
                      new UUID(i * 7919L << 48, i), i, i % 3, i, 1 + i / 10, TestSandbox.USER)));
    }
    rows.put("accounts", accounts);
    sandbox = Sandbox.start(TestSandbox.options().withSeed(new SeedData(rows, TestSandbox.erp())));
    crm = Client.crm(sandbox);
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  private static List<String> names(String query, String... headers) {
    Answer answer = crm.get(query, headers);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json().path("value").findValuesAsText("name");
  }

  private static List<String> allPages(String query, int size) {
    List<String> ids = new ArrayList<>();
    String next = query;
    while (next != null) {
      JsonNode page = crm.get(next, "Prefer", "odata.maxpagesize=" + size).json();
      assertThat(page.path("value").size()).isBetween(1, size);
      ids.addAll(page.path("value").findValuesAsText("accountid"));
      next = page.path("@odata.nextLink").asText(null);
    }
    return ids;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name eq 'account 07'                      | 1",
        "numberofemployees eq 1 and creditlimit gt 10 | 5",
        "creditlimit le 1.5                        | 2",
        "contains(name,'2') and not endswith(name,'2') | 4",
        "startswith(name,'Account 1')              | 10",
        "modifiedon ge 2026-01-03T00:00:00Z        | 5",
        "transactioncurrencyid/isocurrencycode eq 'EUR' | 0",
        "_ownerid_value eq 00000000-0000-0000-0000-0000000000a1 | 25",
        "telephone1 eq null                        | 25",
        "accountid eq 00000000-0000-0000-0000-000000000000 | 1",
        "Microsoft.Dynamics.CRM.In(PropertyName='name',PropertyValues=['Account 01','Account 02']) | 2",
        "name eq 'Account 01' or name eq 'Account 02' or accountid eq 00000000-0000-0000-0000-000000000000 | 3",
      })
  void should_filter(String filter, int rows) {
    assertThat(names("accounts?$select=name&$filter=" + Client.encoded(filter))).hasSize(rows);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "accounts?$filter=nam eq 'A'",
        "accounts?$filter=name eq",
        "accounts?$select=nam",
        "accounts?$orderby=nam",
        "accounts?$expand=nobody",
        "accounts?$skip=5",
        "accounts?$search=x",
        "accounts?$skiptoken=rubbish",
        "accounts?$top=many"
      })
  void should_refuse_a_wrong_query_with_400(String query) {
    assertThat(crm.get(query).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "accounts",
        "accounts?$orderby=modifiedon",
        "accounts?$orderby=modifiedon,accountid",
        "accounts?$orderby=modifiedon desc",
        "accounts?$orderby=numberofemployees,name desc",
        "accounts?$orderby=ownerid",
        "accounts?$filter=modifiedon ge 2026-01-02T00:00:00Z",
        "accounts?$filter=modifiedon gt 2026-01-01T00:00:00Z&$orderby=modifiedon,accountid"
      })
  void should_show_every_row_once_over_pages_in_the_order_of_one_page(String query) {
    List<String> once = crm.get(query).json().path("value").findValuesAsText("accountid");

    assertThat(allPages(query, 4)).isEqualTo(once).doesNotHaveDuplicates();
  }

  @Test
  void should_order_ties_by_guid_text_when_ordered_by_stamp() {
    List<String> ids =
        crm.get("accounts?$orderby=modifiedon,accountid&$filter=modifiedon lt 2026-01-02T00:00:00Z")
            .json()
            .path("value")
            .findValuesAsText("accountid");

    assertThat(ids).hasSize(10).isSorted();
  }

  @Test
  void should_go_on_behind_the_last_row_when_it_has_moved_meanwhile() {
    try (Sandbox own = TestSandbox.start()) {
      Client client = Client.crm(own);
      for (int i = 0; i < 4; i++) {
        client.post("accounts", "{\"name\":\"" + i + "\"}");
      }
      JsonNode first = client.get("accounts?$orderby=name", "Prefer", "odata.maxpagesize=2").json();
      String last = first.path("value").path(1).path("accountid").asText();
      client.patch("accounts(" + last + ")", "{\"name\":\"9\"}");

      JsonNode second =
          client
              .get(first.path("@odata.nextLink").asText(), "Prefer", "odata.maxpagesize=9")
              .json();

      assertThat(second.path("value").findValuesAsText("name")).containsExactly("2", "3", "9");
    }
  }

  @Test
  void should_cut_at_top_without_a_next_link() {
    JsonNode page = crm.get("accounts?$top=3&$orderby=name desc").json();

    assertThat(page.path("value").findValuesAsText("name"))
        .containsExactly("Account 24", "Account 23", "Account 22");
    assertThat(page.has("@odata.nextLink")).isFalse();
  }

  @Test
  void should_ignore_top_when_a_page_size_is_preferred() {
    Answer answer = crm.get("accounts?$top=3", "Prefer", "odata.maxpagesize=10");

    assertThat(answer.json().path("value")).hasSize(10);
    assertThat(answer.header("Preference-Applied")).isEqualTo("odata.maxpagesize=10");
  }

  @Test
  void should_count_in_the_answer_and_as_plain_text() {
    assertThat(crm.get("accounts?$count=true&$top=1").json().path("@odata.count").asInt())
        .isEqualTo(25);
    Answer count = crm.get("accounts/$count?$filter=numberofemployees eq 0");
    assertThat(count.text()).isEqualTo("\ufeff9");
    assertThat(count.header("Content-Type")).isEqualTo("text/plain");
  }

  @Test
  void should_show_selected_columns_and_the_key_only() {
    JsonNode row =
        crm.get("accounts?$select=name,_ownerid_value&$top=1").json().path("value").path(0);

    assertThat(row.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("@odata.etag", "name", "_ownerid_value", "accountid");
  }

  @Test
  void should_label_options_when_annotations_are_asked_for() {
    JsonNode row =
        crm.get(
                "accounts?$select=statecode&$top=1",
                "Prefer",
                "odata.include-annotations=\"OData.Community.Display.V1.FormattedValue\"")
            .json()
            .path("value")
            .path(0);

    assertThat(row.path("statecode@OData.Community.Display.V1.FormattedValue").asText())
        .isEqualTo("Active");
  }

  @Test
  void should_find_by_a_condition_on_related_rows() {
    try (Sandbox own = TestSandbox.start()) {
      Client client = Client.crm(own);
      client.post(
          "accounts",
          "{'name':'With','contact_customer_accounts':[{'lastname':'Zhu'}]}".replace('\'', '"'));
      client.post("accounts", "{\"name\":\"Without\"}");
      String any =
          "accounts?$filter="
              + Client.encoded("contact_customer_accounts/any(c:c/lastname eq 'zhu')");

      assertThat(client.get(any).json().path("value").findValuesAsText("name"))
          .containsExactly("With");
      String id = client.get(any).json().path("value").path(0).path("accountid").asText();
      String related = "accounts(" + id + ")/contact_customer_accounts";
      assertThat(client.get(related + "?$select=lastname").json().path("value")).hasSize(1);
      assertThat(client.get(related + "/$count").text()).isEqualTo("\ufeff1");
      assertThat(
              client.get(related + "/$ref").json().path("value").path(0).path("@odata.id").asText())
          .contains("/contacts(");
    }
  }

  @Test
  void should_follow_changes_and_deletions_by_delta_links() {
    try (Sandbox own = TestSandbox.start()) {
      Client client = Client.crm(own);
      for (int i = 0; i < 5; i++) {
        client.post("accounts", "{\"name\":\"" + i + "\"}");
      }
      Answer first =
          client.get("accounts?$select=name", "Prefer", "odata.track-changes,odata.maxpagesize=3");
      assertThat(first.header("Preference-Applied")).isEqualTo("odata.track-changes");
      assertThat(first.json().has("@odata.deltaLink")).isFalse();
      List<String> ids = first.json().path("value").findValuesAsText("accountid");
      client.patch("accounts(" + ids.get(0) + ")", "{\"name\":\"changed\"}");

      JsonNode last =
          client
              .get(
                  first.json().path("@odata.nextLink").asText(),
                  "Prefer",
                  "odata.track-changes,odata.maxpagesize=3")
              .json();
      client.delete("accounts(" + ids.get(1) + ")");
      JsonNode delta = client.get(last.path("@odata.deltaLink").asText()).json();

      assertThat(delta.path("@odata.context").asText()).endsWith("#accounts(name)/$delta");
      assertThat(delta.path("value").path(0).path("name").asText()).isEqualTo("changed");
      assertThat(delta.path("value").path(1).path("reason").asText()).isEqualTo("deleted");
      assertThat(delta.path("value").path(1).path("id").asText()).isEqualTo(ids.get(1));
      assertThat(client.get(delta.path("@odata.deltaLink").asText()).json().path("value"))
          .isEmpty();
    }
  }

  @Test
  void should_refuse_filters_together_with_change_tracking() {
    assertThat(crm.get("accounts?$filter=name eq 'A'", "Prefer", "odata.track-changes").status())
        .isEqualTo(400);
  }

  @Test
  void should_refuse_an_expired_delta_token() {
    Answer answer = crm.get("accounts?$deltatoken=" + Client.encoded("1001!01/01/2020 00:00:00"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).isEqualTo("0x80044352");
  }

  @Test
  void should_refuse_an_address_of_more_than_32_kilobytes() {
    String clause = "accountid eq 00000000-0000-0000-0000-000000000000 or ";
    String filter = clause.repeat(500) + "name eq 'x'";
    String longer = clause.repeat(700) + "name eq 'x'";

    assertThat(crm.get("accounts?$filter=" + filter).status()).isEqualTo(200);
    assertThat(crm.get("accounts?$filter=" + longer).status()).isEqualTo(414);
  }

  @Test
  void should_tell_the_room_left_in_the_limits() {
    Answer answer = crm.get("accounts?$top=1");

    assertThat(answer.header("x-ms-ratelimit-burst-remaining-xrm-requests")).isEqualTo("6000");
    assertThat(answer.header("x-ms-dop-hint")).isNotNull();
  }
}
