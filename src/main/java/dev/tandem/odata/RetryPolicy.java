package dev.tandem.odata;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How often and when a request is repeated. The only place of the node that repeats requests.
 *
 * @param attempts how often a request is sent at most
 * @param first wait before the first repeat; it doubles from then on
 * @param longest longest wait of our own choice
 * @param patience longest wait asked by the system that a call sits out; beyond it the caller gets
 *     a fault that tells how long to stay away
 */
public record RetryPolicy(int attempts, Duration first, Duration longest, Duration patience) {
  public static RetryPolicy standard() {
    return new RetryPolicy(
        6, Duration.ofMillis(250), Duration.ofSeconds(20), Duration.ofSeconds(60));
  }

  /** Exponential with jitter: between half and all of the step. */
  Duration backOff(int attempt, double jitter) {
    long step = first.toMillis() << Math.min(attempt - 1, 20);
    long capped = Math.min(step, longest.toMillis());
    return Duration.ofMillis(Math.round(capped * (0.5 + jitter / 2)));
  }

  /** What the system asks for: seconds, or a date on its own clock. */
  static Optional<Duration> retryAfter(HttpAnswer answer, Instant now) {
    Optional<String> header = answer.headers().get("Retry-After").map(String::strip);
    if (header.filter(text -> text.matches("\\d{1,6}")).isPresent()) {
      return header.map(text -> Duration.ofSeconds(Long.parseLong(text)));
    }
    Instant there = answer.serverTime().orElse(now);
    return header
        .flatMap(HttpAnswer::httpDate)
        .map(until -> Duration.between(there, until))
        .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
  }
}
