package dev.tandem.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.Client.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

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
}
