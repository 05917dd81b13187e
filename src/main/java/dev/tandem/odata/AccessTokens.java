package dev.tandem.odata;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.SystemFault;
import java.time.Instant;
import java.util.function.Function;

/** The present access token of one connection; one thread fetches, the others wait for it. */
final class AccessTokens {
  private static final double RENEWED_AFTER = 0.9;
  private static final long USUAL_LIFETIME = 3600;

  private final String system;
  private final Login login;
  private final Timing timing;
  private final Function<HttpCall, HttpAnswer> sender;
  private Secret token;
  private Instant renewAt = Instant.EPOCH;

  AccessTokens(String system, Login login, Timing timing, Function<HttpCall, HttpAnswer> sender) {
    this.system = system;
    this.login = login;
    this.timing = timing;
    this.sender = sender;
  }

  synchronized Secret current() {
    if (token == null || !timing.now().isBefore(renewAt)) {
      fetch();
    }
    return token;
  }

  /**
   * A token that is not the given one: it was refused, or another thread has renewed it already.
   */
  synchronized Secret insteadOf(Secret refused) {
    if (refused.equals(token)) {
      fetch();
    }
    return current();
  }

  private void fetch() {
    HttpAnswer answer = sender.apply(login.call());
    JsonNode json = answer.json();
    String text = json.path("access_token").asText("");
    if (!answer.isSuccess() || text.isEmpty()) {
      throw refused(answer);
    }
    long seconds = json.path("expires_in").asLong(USUAL_LIFETIME);
    token = Secret.of(text);
    renewAt = timing.now().plusMillis(Math.round(seconds * 1000 * RENEWED_AFTER));
  }

  private SystemFault refused(HttpAnswer answer) {
    ODataError error = ODataError.of(answer);
    String what =
        answer.isSuccess() || error.isEmpty()
            ? " answered " + answer.status() + " without an access token: is this a token URL?"
            : " answered " + answer.status() + " " + error;
    String detail =
        system
            + ": no access token for client "
            + login.clientId()
            + ". "
            + login.tokenUrl()
            + what;
    return SystemFault.lasting(
        ErrorCode.LOGIN_REFUSED.with(login.clientSecret().blotOutOf(detail)), null);
  }
}
