package dev.tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The API as bytes on the wire, from callers who mean well and from others. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiWireTest {
  private static final String RETRY = "/api/errors/retry";
  private static final String JSON = "application/json";

  private Landscape company;
  private ApiClient api;

  @BeforeAll
  void start(@TempDir Path folder) {
    company = Landscape.ofCustomers(3, folder.resolve("data"));
    api = company.api();
  }

  @AfterAll
  void close() {
    company.close();
  }

  @Test
  void should_read_and_write_utf_8_whatever_the_locale() {
    String answer = post(JSON, "{\"mapping\":\"Größe 漢字\"}");

    assertThat(answer).startsWith("HTTP/1.1 404").contains("no mapping named Größe 漢字.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "a/b"})
  void should_not_take_a_form_for_a_request_without_a_body(String type) {
    assertThat(post(type, "{\"mapping\":\"CUSTOMER-ACCOUNT\"}")).startsWith("HTTP/1.1 415");
  }

  @Test
  void should_tell_strangers_how_to_sign_in_and_no_more() {
    String answer = send("GET", "/api/status", "Bearer wrong-wrong-wrong", "", "");

    assertThat(answer)
        .startsWith("HTTP/1.1 401")
        .containsIgnoringCase("\r\nWWW-Authenticate: Bearer realm=\"tandem\"\r\n")
        .contains("TDM-111")
        .doesNotContain("wrong-wrong-wrong");
  }

  @Test
  void should_show_health_and_metrics_to_everybody_on_the_same_port() {
    assertThat(send("GET", "/observe/health/live", null, "", "")).startsWith("HTTP/1.1 200");
    assertThat(send("GET", "/observe/metrics", null, "", "")).startsWith("HTTP/1.1 200");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/%zz", "/api/runs?limit=%zz", "/api/mappings/%zz/runs"})
  void should_refuse_an_address_that_is_not_encoded_properly(String path) {
    assertThat(get(path)).startsWith("HTTP/1.1 400").doesNotContain("Exception");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api", "/api/", "/apix", "/api/status/", "/api//status", "/api/../api"})
  void should_find_nothing_beside_the_paths_of_the_contract(String path) {
    assertThat(get(path)).startsWith("HTTP/1.1 404").contains("TDM-113");
  }

  @ParameterizedTest
  @ValueSource(strings = {"HEAD", "OPTIONS", "TRACE", "DELETE", "BREW"})
  void should_refuse_methods_that_the_contract_does_not_name(String method) {
    assertThat(send(method, "/api/status", bearer(), "", ""))
        .startsWith("HTTP/1.1 405")
        .contains("\r\nAllow: GET\r\n");
  }

  @Test
  void should_not_read_more_than_a_million_bytes() {
    String head = head("POST", RETRY, bearer(), "Content-Type: " + JSON, 1_000_001);

    assertThat(statusLine(head)).startsWith("HTTP/1.1 413");
  }

  @Test
  void should_not_follow_a_body_into_any_depth() {
    assertThat(post(JSON, "[".repeat(900_000))).startsWith("HTTP/1.1 400").contains("TDM-110");
  }

  private String get(String path) {
    return send("GET", path, bearer(), "", "");
  }

  private String post(String type, String body) {
    return send("POST", RETRY, bearer(), "Content-Type: " + type, body);
  }

  private String bearer() {
    return "Bearer " + api.token();
  }

  private String send(
      String method, String path, String authorization, String header, String body) {
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    return exchange(head(method, path, authorization, header, length), body);
  }

  private static String head(
      String method, String path, String authorization, String header, int length) {
    return "%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n".formatted(method, path)
        + (authorization == null ? "" : "Authorization: " + authorization + "\r\n")
        + (header.isEmpty() ? "" : header + "\r\n")
        + "Content-Length: %d\r\n\r\n".formatted(length);
  }

  /** The first line of the answer; the body is announced and never sent. */
  private String statusLine(String head) {
    try (Socket socket = new Socket("localhost", api.port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
      return new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
          .readLine();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The whole answer, head and body. */
  private String exchange(String head, String body) {
    try (Socket socket = new Socket("localhost", api.port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write((head + body).getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
