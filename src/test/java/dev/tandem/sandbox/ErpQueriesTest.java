package dev.tandem.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.sandbox.Client.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErpQueriesTest {
  private static Sandbox sandbox;
  private static Client erp;
  private static String customers;

  @BeforeAll
  static void start() {
    Map<String, List<ObjectNode>> rows = new HashMap<>(TestSandbox.erp());
    List<ObjectNode> seeded = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      seeded.add(
          TestSandbox.object(
              "{'number':'N%02d','displayName':'Kunde %d','blocked':'%s','creditLimit':%d.25,'currencyCode':'%s','lastModifiedDateTime':'2026-02-0%dT00:00:00.12Z'}"
                  .formatted(
                      i, i, i % 4 == 0 ? "All" : "_x0020_", i, i < 6 ? "USD" : "", 1 + i / 5)));
    }
    rows.put("customers", seeded);
    sandbox = Sandbox.start(TestSandbox.options().withSeed(new SeedData(TestSandbox.crm(), rows)));
    erp = Client.erp(sandbox);
    customers = "companies(" + sandbox.companyId() + ")/customers";
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "number eq 'n03'                              | 1",
        "displayName eq 'kunde 3'                     | 0",
        "tolower(displayName) eq 'kunde 3'            | 1",
        "blocked eq '_x0020_'                         | 9",
        "blocked eq ' '                               | 9",
        "blocked ne 'All'                             | 9",
        "currencyCode eq 'USD'                        | 6",
        "currencyCode eq 'EUR'                        | 6",
        "currencyId eq 00000000-0000-0000-0000-000000000000 | 6",
        "email eq ''                                  | 12",
        "creditLimit gt 9 and startswith(number,'N1') | 2",
        "number eq 'N01' or number eq 'N02'           | 2",
        "lastModifiedDateTime gt 2026-02-02T00:00:00.12Z | 2",
        "lastModifiedDateTime ge 2026-02-02T00:00:00.12Z | 7",
        "currency/displayName eq 'Dollar'             | 6",
      })
  void should_filter(String filter, int rows) {
    Answer answer = erp.get(customers + "?$filter=" + Client.encoded(filter));

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.json().path("value")).hasSize(rows);
  }

  @Test
  void should_refuse_or_over_distinct_fields() {
    Answer answer = erp.get(customers + "?$filter=number eq 'N01' or displayName eq 'Kunde 2'");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.message())
        .startsWith("The 'OR' operator is not supported on distinct fields on an OData filter.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?$filter=numbr eq 'N01'",
        "?$filter=number eq",
        "?$filter=number in ('N01')",
        "?$select=numbr",
        "?$orderby=numbr",
        "?$expand=nobody",
        "(nonsense)"
      })
  void should_refuse_a_wrong_query_with_400(String query) {
    assertThat(erp.get(customers + query).status()).isEqualTo(400);
  }

  @Test
  void should_page_by_the_preferred_size() {
    List<String> numbers = new ArrayList<>();
    String next = customers + "?$orderby=lastModifiedDateTime,id&$select=number";
    int pages = 0;
    while (next != null) {
      JsonNode page = erp.get(next, "Prefer", "odata.maxpagesize=5").json();
      numbers.addAll(page.path("value").findValuesAsText("number"));
      next = page.path("@odata.nextLink").asText(null);
      pages++;
    }

    assertThat(pages).isEqualTo(3);
    assertThat(numbers).hasSize(12).doesNotHaveDuplicates();
  }

  @Test
  void should_cut_by_skip_and_top_and_count_all() {
    JsonNode page = erp.get(customers + "?$skip=2&$top=3&$count=true&$orderby=number desc").json();

    assertThat(page.path("value").findValuesAsText("number")).containsExactly("N09", "N08", "N07");
    assertThat(page.path("@odata.count").asInt()).isEqualTo(12);
    assertThat(page.has("@odata.nextLink")).isFalse();
    assertThat(erp.get(customers + "/$count").text()).isEqualTo("12");
  }

  @Test
  void should_refuse_pages_above_the_limit() {
    assertThat(erp.get(customers, "Prefer", "odata.maxpagesize=20001").status()).isEqualTo(413);
  }

  @Test
  void should_drop_trailing_zeros_of_milliseconds() {
    assertThat(
            erp.get(customers + "?$top=1")
                .json()
                .path("value")
                .path(0)
                .path("lastModifiedDateTime")
                .asText())
        .isEqualTo("2026-02-01T00:00:00.12Z");
  }
}
