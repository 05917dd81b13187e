package dev.tandem.odata;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** HTTP by the JDK's client, for tests. */
public final class JdkTransport implements Transport {
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @Override
  public HttpAnswer send(HttpCall call) {
    HttpRequest.BodyPublisher body =
        call.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofString(call.body());
    HttpRequest.Builder request = HttpRequest.newBuilder(call.uri()).method(call.method(), body);
    call.headers().forEach(request::header);
    try {
      return answer(client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8)));
    } catch (ConnectException e) {
      throw TransportException.notSent("connection refused", e);
    } catch (IOException e) {
      throw TransportException.maybeSent("connection broken", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw TransportException.maybeSent("interrupted", e);
    }
  }

  private static HttpAnswer answer(HttpResponse<String> response) {
    Map<String, String> headers = new LinkedHashMap<>();
    response.headers().map().forEach((name, values) -> headers.put(name, values.get(0)));
    return new HttpAnswer(response.statusCode(), Headers.of(headers), response.body());
  }
}
