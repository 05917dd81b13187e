package dev.tandem.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A plain HTTP client of one side, for tests. */
final class Client {
  static final ObjectMapper JSON = new ObjectMapper();

  /** An answer with its body as text. */
  record Answer(int status, HttpResponse<String> http) {
    String text() {
      return http.body();
    }

    JsonNode json() {
      try {
        return JSON.readTree(http.body());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    String header(String name) {
      return http.headers().firstValue(name).orElse(null);
    }

    String error() {
      return json().path("error").path("code").asText();
    }

    String message() {
      return json().path("error").path("message").asText();
    }
  }

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String root;
  private final String token;

  private Client(String root, String token) {
    this.root = root;
    this.token = token;
  }

  static Client crm(Sandbox sandbox) {
    return new Client(sandbox.crmUrl() + "/api/data/v9.2/", token(sandbox.crmTokenUrl(), "crm"));
  }

  static Client erp(Sandbox sandbox) {
    return new Client(sandbox.erpUrl() + "/", token(sandbox.erpTokenUrl(), "erp"));
  }

  static Client without(String root) {
    return new Client(root, null);
  }

  private static String token(String url, String side) {
    boolean crm = side.equals("crm");
    String form =
        "grant_type=client_credentials&scope=https%3A%2F%2Fx%2F.default&client_id="
            + (crm
                ? "11111111-aaaa-4aaa-8aaa-000000000001"
                : "22222222-bbbb-4bbb-8bbb-000000000002")
            + "&client_secret="
            + side
            + "-secret";
    Answer answer =
        without("").send("POST", url, form, "Content-Type", "application/x-www-form-urlencoded");
    return answer.json().path("access_token").asText();
  }

  Answer get(String path, String... headers) {
    return send("GET", path, null, headers);
  }

  Answer post(String path, String body, String... headers) {
    return send("POST", path, body, json(headers));
  }

  Answer patch(String path, String body, String... headers) {
    return send("PATCH", path, body, json(headers));
  }

  Answer delete(String path, String... headers) {
    return send("DELETE", path, null, headers);
  }

  private static String[] json(String... headers) {
    List<String> all = new ArrayList<>(List.of(headers));
    if (!all.contains("Content-Type")) {
      all.addAll(List.of("Content-Type", "application/json"));
    }
    return all.toArray(String[]::new);
  }

  Answer send(String method, String path, String body, String... headers) {
    String url = path.startsWith("http") ? path : root + path;
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url.replace(" ", "%20")))
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      HttpResponse<String> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
