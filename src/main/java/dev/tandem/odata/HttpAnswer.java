package dev.tandem.odata;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * The answer to a {@link HttpCall}.
 *
 * @param status HTTP status
 * @param headers the answer's headers
 * @param body text, decoded; empty if there was none
 */
public record HttpAnswer(int status, Headers headers, String body) {
  private static final int TOO_MANY = 429;
  private static final int NOT_IMPLEMENTED = 501;

  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /** True for 429: surely not carried out. */
  boolean isRefusedForNow() {
    return status == TOO_MANY;
  }

  /** True for answers that leave open whether the request was carried out. */
  boolean isUnclear() {
    return status == 408 || status >= 500 && status != NOT_IMPLEMENTED;
  }

  /** True where the system shows that it has too much to do. */
  boolean isBusy() {
    return isRefusedForNow() || status == 503;
  }

  /** The system's own clock, from the header {@code Date}. */
  public Optional<Instant> serverTime() {
    return headers.get("Date").flatMap(HttpAnswer::httpDate);
  }

  /** The body as JSON; a missing node if it is none. */
  public JsonNode json() {
    return Json.read(body);
  }

  static Optional<Instant> httpDate(String text) {
    try {
      return Optional.of(
          ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return "HTTP " + status;
  }
}
