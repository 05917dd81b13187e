package dev.tandem.odata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MultipartBatchTest {
  @Test
  void should_write_parts_with_crlf_and_a_closing_boundary() {
    Part part =
        new Part(
            "PATCH",
            "/api/accounts(1)",
            Headers.of("If-Match", "W/\"7\""),
            Json.object().put("name", "A"));

    assertThat(MultipartBatch.write(List.of(part), "b"))
        .isEqualTo(
            String.join(
                "\r\n",
                "--b",
                "Content-Type: application/http",
                "Content-Transfer-Encoding: binary",
                "",
                "PATCH /api/accounts(1) HTTP/1.1",
                "If-Match: W/\"7\"",
                "",
                "{\"name\":\"A\"}",
                "--b--",
                ""));
  }

  @Test
  void should_read_statuses_headers_and_bodies_in_order() {
    List<PartAnswer> answers =
        read(
            "--r",
            "Content-Type: application/http",
            "",
            "HTTP/1.1 200 OK",
            "Content-Type: application/json",
            "OData-Version: 4.0",
            "",
            "{\"name\":\"Ä\"}",
            "--r",
            "Content-Type: application/http",
            "",
            "HTTP/1.1 204 No Content",
            "OData-EntityId: x",
            "",
            "",
            "--r--",
            "");

    assertThat(answers).extracting(PartAnswer::status).containsExactly(200, 204);
    assertThat(answers.get(0).body().path("name").asText()).isEqualTo("Ä");
    assertThat(answers.get(1).headers().get("odata-entityid")).contains("x");
    assertThat(answers.get(1).body().isMissingNode()).isTrue();
  }

  @Test
  void should_read_bare_line_feeds() {
    String body = "--r\nContent-Type: application/http\n\nHTTP/1.1 404 Not Found\n\n{}\n--r--";

    assertThat(parse("multipart/mixed;boundary=\"r\"", body))
        .extracting(PartAnswer::status)
        .containsExactly(404);
  }

  @Test
  void should_read_a_body_over_several_lines() {
    List<PartAnswer> answers =
        read("--r", "", "HTTP/1.1 200 OK", "", "{", "", "\"a\": 1}", "--r--");

    assertThat(answers.get(0).body().path("a").asInt()).isEqualTo(1);
  }

  @Test
  void should_flatten_change_sets() {
    List<PartAnswer> answers =
        read(
            "--r",
            "Content-Type: multipart/mixed; boundary=c",
            "",
            "--c",
            "Content-Type: application/http",
            "Content-ID: 1",
            "",
            "HTTP/1.1 201 Created",
            "",
            "{}",
            "--c",
            "Content-Type: application/http",
            "Content-ID: 2",
            "",
            "HTTP/1.1 204 No Content",
            "",
            "",
            "--c--",
            "--r",
            "Content-Type: application/http",
            "",
            "HTTP/1.1 200 OK",
            "",
            "{}",
            "--r--");

    assertThat(answers).extracting(PartAnswer::status).containsExactly(201, 204, 200);
  }

  @Test
  void should_see_nothing_in_an_answer_that_is_no_multipart() {
    assertThat(MultipartBatch.read(WireServer.json(400, "{}"))).isEmpty();
  }

  private static List<PartAnswer> read(String... lines) {
    return parse("multipart/mixed; boundary=r", String.join("\r\n", lines));
  }

  private static List<PartAnswer> parse(String contentType, String body) {
    return MultipartBatch.read(new HttpAnswer(200, Headers.of("Content-Type", contentType), body))
        .orElseThrow();
  }
}
