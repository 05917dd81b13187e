package dev.tandem.odata;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/**
 * What a refusal says: the OData error body of both systems, or that of a token URL.
 *
 * @param code stable code, or empty
 * @param message text for people, or empty
 */
public record ODataError(String code, String message) {
  private static final Pattern CORRELATION = Pattern.compile("\\s*CorrelationId:\\s+\\S+\\s*$");
  private static final int LONGEST = 600;

  public static ODataError of(HttpAnswer answer) {
    return of(answer.json());
  }

  public static ODataError of(JsonNode body) {
    JsonNode error = body.path("error");
    return error.isTextual()
        ? new ODataError(error.textValue(), clean(body.path("error_description").asText("")))
        : new ODataError(error.path("code").asText(""), clean(message(error.path("message"))));
  }

  private static String message(JsonNode message) {
    return message.isObject() ? message.path("value").asText("") : message.asText("");
  }

  private static String clean(String message) {
    String text = CORRELATION.matcher(message).replaceFirst("").strip();
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }

  public boolean isEmpty() {
    return code.isEmpty() && message.isEmpty();
  }

  @Override
  public String toString() {
    return code.isEmpty() ? message : code + (message.isEmpty() ? "" : ": " + message);
  }
}
