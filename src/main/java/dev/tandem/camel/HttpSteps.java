package dev.tandem.camel;

import dev.tandem.odata.Headers;
import dev.tandem.odata.HttpAnswer;
import dev.tandem.odata.HttpCall;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * The two steps around camel-http: nothing but the call's own headers goes out, none stays behind.
 */
final class HttpSteps {
  private HttpSteps() {}

  static Processor toHttp() {
    return exchange -> {
      Message message = exchange.getMessage();
      HttpCall call = message.getBody(HttpCall.class);
      message.removeHeaders("*");
      call.headers().forEach(message::setHeader);
      message.setHeader(Exchange.HTTP_METHOD, call.method());
      message.setHeader(Exchange.HTTP_URI, call.uri().toString());
      message.setBody(call.body());
    };
  }

  static Processor fromHttp() {
    return exchange -> {
      Message message = exchange.getMessage();
      int status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
      Map<String, String> headers = new LinkedHashMap<>();
      message
          .getHeaders()
          .forEach(
              (name, value) -> {
                if (value instanceof String text && !name.startsWith("Camel")) {
                  headers.put(name, text);
                }
              });
      // As bytes and then at once: Camel's own way to text decodes a few characters at a time.
      byte[] bytes = message.getBody(byte[].class);
      String body = bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
      message.removeHeaders("*");
      message.setBody(new HttpAnswer(status, Headers.of(headers), body));
    };
  }
}
