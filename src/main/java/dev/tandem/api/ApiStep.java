package dev.tandem.api;

import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/** The step of the route that takes requests in and sends answers out. */
public final class ApiStep implements Processor {
  private final Api api;

  public ApiStep(Api api) {
    this.api = api;
  }

  @Override
  public void process(Exchange exchange) {
    Message in = exchange.getMessage();
    Answer answer = api.answer(request(in));
    in.removeHeaders("*");
    in.setHeader(Exchange.HTTP_RESPONSE_CODE, answer.status());
    in.setHeader("Cache-Control", "no-store");
    if (answer.status() == 401) {
      in.setHeader("WWW-Authenticate", "Bearer realm=\"tandem\"");
    }
    if (answer.body() == null) {
      in.setBody(null);
    } else {
      in.setHeader(Exchange.CONTENT_TYPE, answer.type());
      in.setBody(answer.body().toString());
    }
  }

  private static Api.Request request(Message in) {
    String body = in.getBody(String.class);
    return new Api.Request(
        in.getHeader(Exchange.HTTP_METHOD, String.class),
        in.getHeader(Exchange.HTTP_URI, String.class).replaceFirst("\\?.*", ""),
        query(in.getHeader(Exchange.HTTP_QUERY, String.class)),
        in.getHeader("Authorization", String.class),
        in.getHeader(Exchange.CONTENT_TYPE, String.class),
        body == null ? "" : body);
  }

  private static Map<String, String> query(String query) {
    Map<String, String> values = new HashMap<>();
    if (query != null && !query.isBlank()) {
      for (String pair : query.split("&")) {
        String[] parts = pair.split("=", 2);
        values.put(decoded(parts[0]), parts.length == 1 ? "" : decoded(parts[1]));
      }
    }
    return values;
  }

  private static String decoded(String text) {
    return java.net.URLDecoder.decode(text, java.nio.charset.StandardCharsets.UTF_8);
  }
}
