package dev.tandem.api;

import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/** The step of the route that takes requests in and sends answers out; bytes, never the locale. */
public final class ApiStep implements Processor {
  private final Api api;

  public ApiStep(Api api) {
    this.api = api;
  }

  @Override
  public void process(Exchange exchange) {
    Message message = exchange.getMessage();
    Answer answer = api.answer(asked(message));
    message.removeHeaders("*");
    message.setHeader(Exchange.HTTP_RESPONSE_CODE, answer.status());
    answer.headers().forEach(message::setHeader);
    message.setBody(
        answer.body() == null ? null : answer.body().toString().getBytes(StandardCharsets.UTF_8));
  }

  private static Asked asked(Message in) {
    byte[] body = in.getBody(byte[].class);
    return new Asked(
        in.getHeader(Exchange.HTTP_METHOD, String.class),
        in.getHeader(Exchange.HTTP_URI, String.class).replaceFirst("\\?.*", ""),
        in.getHeader(Exchange.HTTP_QUERY, String.class),
        in.getHeader("Authorization", String.class),
        in.getHeader("Accept", String.class),
        in.getHeader(Exchange.CONTENT_TYPE, String.class),
        body == null ? new byte[0] : body);
  }
}
