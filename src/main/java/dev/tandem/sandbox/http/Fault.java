package dev.tandem.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One rule of disturbance.
 *
 * @param side crm, erp or null for both
 * @param times how often it strikes, -1 without end
 * @param retryAfter seconds, date or none
 */
public record Fault(
    String side,
    double percent,
    Kind kind,
    int times,
    String method,
    String pathContains,
    String retryAfter,
    int seconds,
    int millis) {

  /** What happens to a request that the rule strikes. */
  public enum Kind {
    TOO_MANY("429"),
    UNAVAILABLE("503"),
    UNAUTHORIZED("401"),
    RESET_BEFORE("reset-before-commit"),
    RESET_AFTER("reset-after-commit"),
    LATENCY("latency");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    static Kind parse(String text) {
      for (Kind kind : values()) {
        if (kind.text.equals(text)) {
          return kind;
        }
      }
      throw new ApiException(400, "UnknownFault", "No fault of kind '" + text + "' is known.");
    }
  }

  static Fault parse(JsonNode rule) {
    return new Fault(
        rule.path("side").asText(null),
        rule.path("percent").asDouble(100),
        Kind.parse(rule.path("kind").asText()),
        rule.path("times").asInt(-1),
        rule.path("method").asText(null),
        rule.path("pathContains").asText(null),
        rule.path("retryAfter").asText("seconds"),
        rule.path("seconds").asInt(1),
        rule.path("millis").asInt(0));
  }

  /** The token endpoint is disturbed only by rules that name it. */
  boolean concerns(String requestSide, String requestMethod, String url) {
    boolean token = url.contains("/oauth2/");
    boolean named = pathContains != null && url.contains(pathContains);
    return (side == null || side.equals(requestSide))
        && (method == null || method.equalsIgnoreCase(requestMethod))
        && (pathContains == null ? !token : named);
  }
}
