package dev.tandem.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.sandbox.Client.Answer;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CrmRowsTest {
  private static final String REPRESENTATION = "return=representation";
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

  private static String account(String name) {
    String id = UUID.randomUUID().toString();
    Answer answer =
        crm.post("accounts", "{\"accountid\":\"" + id + "\",\"name\":\"" + name + "\"}");
    assertThat(answer.status()).isEqualTo(204);
    return "accounts(" + id + ")";
  }

  @Test
  void should_answer_a_create_with_204_and_the_address() {
    Answer answer = crm.post("accounts", "{\"name\":\"Müller & Söhne\"}");

    assertThat(answer.status()).isEqualTo(204);
    assertThat(crm.get(answer.header("OData-EntityId")).json().path("name").asText())
        .isEqualTo("Müller & Söhne");
  }

  @Test
  void should_answer_a_create_with_201_and_the_row_when_the_representation_is_preferred() {
    Answer answer = crm.post("accounts", "{\"name\":\"A\"}", "Prefer", REPRESENTATION);

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.header("OData-EntityId")).isNull();
    assertThat(answer.header("Preference-Applied")).isEqualTo(REPRESENTATION);
    assertThat(answer.json().path("@odata.etag").asText()).matches("W/\"\\d+\"");
    assertThat(answer.json().path("statecode").asInt(-1)).isZero();
    assertThat(answer.json().path("_transactioncurrencyid_value").asText())
        .isEqualTo(TestSandbox.EURO);
  }

  @Test
  void should_refuse_a_create_with_412_when_the_key_is_taken() {
    String address = account("A");
    String id = address.substring(9, 45);

    Answer answer = crm.post("accounts", "{\"accountid\":\"" + id + "\",\"name\":\"B\"}");

    assertThat(answer.status()).isEqualTo(412);
    assertThat(answer.error()).isEqualTo("0x80040237");
  }

  @Test
  void should_create_by_patch_when_the_row_is_missing() {
    String address = "accounts(" + UUID.randomUUID() + ")";

    Answer answer = crm.patch(address, "{\"name\":\"New\"}", "Prefer", REPRESENTATION);

    assertThat(answer.status()).isEqualTo(201);
    assertThat(crm.get(address).status()).isEqualTo(200);
  }

  @Test
  void should_refuse_a_patch_with_404_when_if_match_asks_for_an_existing_row() {
    Answer answer =
        crm.patch("accounts(" + UUID.randomUUID() + ")", "{\"name\":\"X\"}", "If-Match", "*");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.error()).isEqualTo("0x80040217");
  }

  @Test
  void should_refuse_a_patch_with_412_when_the_row_exists_and_must_not() {
    Answer answer = crm.patch(account("A"), "{\"name\":\"X\"}", "If-None-Match", "*");

    assertThat(answer.status()).isEqualTo(412);
    assertThat(answer.error()).isEqualTo("0x80040237");
  }

  @Test
  void should_update_with_204_when_the_etag_is_current() {
    String address = account("A");
    String etag = crm.get(address).json().path("@odata.etag").asText();

    assertThat(crm.patch(address, "{\"name\":\"B\"}", "If-Match", etag).status()).isEqualTo(204);
    assertThat(crm.get(address).json().path("name").asText()).isEqualTo("B");
  }

  @Test
  void should_refuse_a_patch_with_412_when_the_etag_is_stale() {
    String address = account("A");
    String etag = crm.get(address).json().path("@odata.etag").asText();
    crm.patch(address, "{\"name\":\"B\"}");

    Answer answer = crm.patch(address, "{\"name\":\"C\"}", "If-Match", etag);

    assertThat(answer.status()).isEqualTo(412);
    assertThat(answer.error()).isEqualTo("0x80060882");
    assertThat(crm.get(address).json().path("name").asText()).isEqualTo("B");
  }
}
