package dev.tandem.sandbox.hooks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;

/** Sends what others are told of. */
final class Postman {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

  /** An answer, as far as anybody cares for it. */
  record Reply(OptionalInt status, String body) {
    boolean isSuccess() {
      return status.isPresent() && status.getAsInt() / 100 == 2;
    }
  }

  /** No status: nobody answered. */
  Reply post(URI to, Map<String, String> headers, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(to)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    try {
      HttpResponse<String> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Reply(OptionalInt.of(answer.statusCode()), answer.body());
    } catch (IOException e) {
      return new Reply(OptionalInt.empty(), "");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Reply(OptionalInt.empty(), "");
    }
  }
}
