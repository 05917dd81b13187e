package dev.tandem.odata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JsonBatchTest {
  @Test
  void should_number_the_requests() {
    String body =
        JsonBatch.write(
            List.of(
                Part.get("items", Headers.none()),
                new Part(
                    "POST",
                    "items",
                    Headers.of("Content-Type", "application/json"),
                    Json.object().put("n", new java.math.BigDecimal("1E+2")))));

    assertThat(body)
        .isEqualTo(
            "{\"requests\":[{\"id\":\"1\",\"method\":\"GET\",\"url\":\"items\",\"headers\":{}},"
                + "{\"id\":\"2\",\"method\":\"POST\",\"url\":\"items\",\"headers\":"
                + "{\"Content-Type\":\"application/json\"},\"body\":{\"n\":100}}]}");
  }

  @Test
  void should_put_answers_in_the_order_of_the_requests() {
    List<PartAnswer> answers =
        read(3, "{\"responses\":[{\"id\":\"3\",\"status\":404},{\"id\":\"1\",\"status\":200}]}");

    assertThat(answers.get(0).status()).isEqualTo(200);
    assertThat(answers.get(1)).isNull();
    assertThat(answers.get(2).status()).isEqualTo(404);
  }

  @Test
  void should_go_by_position_where_the_id_is_missing() {
    List<PartAnswer> answers =
        read(2, "{\"responses\":[{\"id\":null,\"status\":200},{\"status\":201}]}");

    assertThat(answers).extracting(PartAnswer::status).containsExactly(200, 201);
  }

  @Test
  void should_read_a_body_that_was_sent_as_text() {
    List<PartAnswer> answers =
        read(1, "{\"responses\":[{\"id\":\"1\",\"status\":200,\"body\":\"{\\\"a\\\":1}\"}]}");

    assertThat(answers.get(0).body().path("a").asInt()).isEqualTo(1);
  }

  @Test
  void should_see_nothing_in_an_answer_without_responses() {
    assertThat(JsonBatch.read(WireServer.ok("{\"value\":[]}"), 1)).isEmpty();
  }

  private static List<PartAnswer> read(int requests, String body) {
    return JsonBatch.read(WireServer.ok(body), requests).orElseThrow();
  }
}
