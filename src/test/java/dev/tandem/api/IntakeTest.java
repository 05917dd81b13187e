package dev.tandem.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntakeTest {
  private static final String JSON = "application/json";

  private final SmallApi api = SmallApi.thatKeepsCalls();

  @Test
  void should_hand_over_what_fits_the_contract() {
    api.get("/api/things/erp/a%2Fb+c%20d", "limit=7&key=a+b%26c");

    assertThat(api.call().path()).isEqualTo(Map.of("side", "erp", "thing", "a/b+c d"));
    assertThat(api.call().query()).isEqualTo(Map.of("limit", "7", "key", "a b&c"));
    assertThat(api.call().limit()).isEqualTo(7);
  }

  @Test
  void should_take_a_text_that_looks_like_a_number_for_a_text() {
    assertThat(api.get("/api/things/erp/10000", "key=10000").status()).isEqualTo(204);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=0",
        "limit=11",
        "limit=-1",
        "limit=",
        "limit",
        "limit=x",
        "limit=1.5",
        "limit=99999999999",
        "limit=1&limit=2",
        "colour=red",
        "key=%zz"
      })
  void should_refuse_parameters_that_the_contract_does_not_allow(String query) {
    assertRefused(api.get("/api/things/erp/1", query), 400);
  }

  @Test
  void should_refuse_a_part_of_the_path_that_the_contract_does_not_allow() {
    assertRefused(api.get("/api/things/left/1", null), 400);
    assertRefused(api.get("/api/things/erp/%zz", null), 400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"amount\":\"1\"}",
        "{\"amount\":1,\"kind\":\"medium\"}",
        "{\"amount\":1,\"more\":1}",
        "[]",
        "{\"amount\":",
        "{\"amount\":1} x",
        "null"
      })
  void should_refuse_a_body_that_the_contract_does_not_allow(String body) {
    assertRefused(api.send("PUT", JSON, body), 400);
  }

  @Test
  void should_name_what_is_wrong_with_a_body() {
    Answer answer = api.send("PUT", JSON, "{\"kind\":\"medium\"}");

    assertThat(answer.body().path("detail").asText())
        .contains("amount")
        .contains("kind")
        .contains("large");
  }

  @Test
  void should_keep_every_digit_of_an_amount() {
    api.send("PUT", JSON + "; charset=utf-8", "{\"amount\":12345678901234567.89}");

    assertThat(api.call().body().path("amount").decimalValue())
        .isEqualTo(new BigDecimal("12345678901234567.89"));
  }

  @Test
  void should_do_without_a_body_where_it_may() {
    assertRefused(api.send("PUT", JSON, ""), 400);
    assertThat(api.send("POST", null, "").status()).isEqualTo(204);
    assertThat(api.send("POST", JSON, "").status()).isEqualTo(204);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/jsonx", "application/x-www-form-urlencoded"})
  void should_take_json_only(String type) {
    assertRefused(api.send("PUT", type, "{\"amount\":1}"), 415);
    assertRefused(api.send("POST", type, ""), 415);
    assertRefused(api.send("PUT", null, "{\"amount\":1}"), 415);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*/*|204",
        "application/json|204",
        "text/html, application/*;q=0.5|204",
        "APPLICATION/JSON|204",
        "text/html|406",
        "application/xml, text/plain|406"
      })
  void should_answer_only_those_who_can_read_json(String accept, int status) {
    assertThat(api.accepting(accept).status()).isEqualTo(status);
  }

  @Test
  void should_refuse_a_body_of_more_than_a_million_bytes() {
    String text = "{\"amount\":1,\"kind\":\"" + "x".repeat(1_000_000) + "\"}";

    assertRefused(api.send("PUT", JSON, text), 413);
  }

  private void assertRefused(Answer answer, int status) {
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
    assertThat(answer.body().path("status").asInt()).isEqualTo(status);
    assertThat(answer.body().path("code").asText()).isEqualTo("TDM-110");
    assertThat(api.calls()).isEmpty();
  }
}
