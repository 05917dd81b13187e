package dev.tandem.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer, or one part of a batch answer. */
public record Response(int status, Map<String, String> headers, byte[] body) {
  private static final byte[] EMPTY = new byte[0];

  public static Response empty(int status) {
    return new Response(status, Map.of(), EMPTY);
  }

  public static Response json(int status, JsonNode body) {
    return new Response(status, Map.of("Content-Type", JSON), Json.bytes(body));
  }

  public static Response text(int status, String type, String body) {
    return new Response(
        status, Map.of("Content-Type", type), body.getBytes(StandardCharsets.UTF_8));
  }

  private static final String JSON =
      "application/json; odata.metadata=minimal; odata.streaming=true";

  public Response with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Response(status, more, body);
  }

  public boolean failed() {
    return status >= 400;
  }
}
