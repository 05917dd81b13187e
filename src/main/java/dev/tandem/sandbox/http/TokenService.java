package dev.tandem.sandbox.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The client credentials grant of Entra ID for one application. */
public final class TokenService {
  private static final Duration LIFETIME = Duration.ofSeconds(3599);

  private final String clientId;
  private final String clientSecret;
  private final InstantSource clock;
  private final Supplier<UUID> ids;
  private final Map<String, Instant> expiries = new ConcurrentHashMap<>();

  public TokenService(
      String clientId, String clientSecret, InstantSource clock, Supplier<UUID> ids) {
    this.clientId = clientId;
    this.clientSecret = clientSecret;
    this.clock = clock;
    this.ids = ids;
  }

  Response answer(Request request) {
    Map<String, String> form = Urls.query(new String(request.body(), StandardCharsets.UTF_8));
    if (!"POST".equals(request.method())) {
      return refusal(
          400, "invalid_request", "AADSTS900561: The endpoint only accepts POST requests.");
    }
    if (!"client_credentials".equals(form.get("grant_type"))) {
      return refusal(
          400,
          "unsupported_grant_type",
          "AADSTS70003: The app requested an unsupported grant type '%s'."
              .formatted(form.get("grant_type")));
    }
    if (form.getOrDefault("scope", "").isBlank()) {
      return refusal(
          400,
          "invalid_request",
          "AADSTS900144: The request body must contain the following parameter: 'scope'.");
    }
    if (!form.get("scope").endsWith("/.default")) {
      return refusal(
          400,
          "invalid_scope",
          "AADSTS1002012: The provided value for scope %s is not valid. Client credential flows"
                  .formatted(form.get("scope"))
              + " must have a scope value with /.default suffixed to the resource identifier.");
    }
    return credentials(form);
  }

  private Response credentials(Map<String, String> form) {
    if (!clientId.equals(form.get("client_id"))) {
      return refusal(
          400,
          "unauthorized_client",
          "AADSTS700016: Application with identifier '%s' was not found in the directory."
              .formatted(form.get("client_id")));
    }
    if (!clientSecret.equals(form.get("client_secret"))) {
      return refusal(
          401,
          "invalid_client",
          "AADSTS7000215: Invalid client secret provided. Ensure the secret being sent in the"
              + " request is the client secret value, not the client secret ID, for a secret added"
              + " to app '%s'.".formatted(clientId));
    }
    return Response.json(200, token());
  }

  private ObjectNode token() {
    Instant now = clock.instant();
    expiries.values().removeIf(now::isAfter);
    String token =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString((ids.get() + "." + ids.get()).getBytes(StandardCharsets.UTF_8));
    expiries.put(token, now.plus(LIFETIME));
    return JsonNodeFactory.instance
        .objectNode()
        .put("token_type", "Bearer")
        .put("expires_in", LIFETIME.toSeconds())
        .put("ext_expires_in", LIFETIME.toSeconds())
        .put("access_token", token);
  }

  boolean accepts(String authorization) {
    if (authorization == null || !authorization.startsWith("Bearer ")) {
      return false;
    }
    Instant expiry = expiries.get(authorization.substring("Bearer ".length()));
    return expiry != null && clock.instant().isBefore(expiry);
  }

  /** Forgets all tokens, as a revocation does. */
  public void revokeAll() {
    expiries.clear();
  }

  private Response refusal(int status, String error, String description) {
    UUID trace = ids.get();
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("error", error)
            .put(
                "error_description",
                description
                    + " Trace ID: %s Correlation ID: %s Timestamp: %s"
                        .formatted(trace, trace, clock.instant()));
    body.putArray("error_codes")
        .add(Integer.parseInt(description.replaceAll("AADSTS(\\d+).*", "$1")));
    return Response.json(status, body);
  }
}
