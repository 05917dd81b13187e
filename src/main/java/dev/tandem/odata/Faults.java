package dev.tandem.odata;

import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.SystemFault;
import java.time.Duration;

/** Turns answers that are of no use into faults of the system, told with its name. */
public final class Faults {
  private final String system;

  Faults(String system) {
    this.system = system;
  }

  /**
   * The answer if it is a success.
   *
   * @param what what was asked for, e.g. {@code accounts}
   * @throws SystemFault if it is a refusal
   */
  public HttpAnswer require(HttpAnswer answer, String what) {
    if (answer.isSuccess()) {
      return answer;
    }
    throw lasting(code(answer), what + ": " + refusal(answer));
  }

  /** For choice columns that the system does not show or does not let us change. */
  public SystemFault choicesUnavailable(String what, HttpAnswer answer) {
    return lasting(ErrorCode.CHOICES_UNAVAILABLE, what + ": " + refusal(answer));
  }

  /** For an answer that is not what OData prescribes. */
  public SystemFault protocol(String what) {
    return lasting(ErrorCode.PROTOCOL, what);
  }

  /** For requests that the system keeps putting off. */
  public SystemFault busy(String what, Duration retryAfter) {
    return SystemFault.passing(ErrorCode.SYSTEM_BUSY.with(detail(what)), retryAfter, null);
  }

  /** A login that has worked before may work again by itself; one that never did will not. */
  SystemFault loginRefused(HttpAnswer answer, String clientId, boolean hasWorked) {
    String what = "a fresh access token of client " + clientId + " was refused: " + refusal(answer);
    return hasWorked
        ? SystemFault.passing(ErrorCode.LOGIN_REFUSED.with(detail(what)), Duration.ZERO, null)
        : lasting(ErrorCode.LOGIN_REFUSED, what);
  }

  private SystemFault lasting(ErrorCode code, String what) {
    return SystemFault.lasting(code.with(detail(what)), null);
  }

  private String detail(String what) {
    return system + ": " + what + (what.endsWith(".") ? "" : ".");
  }

  private static ErrorCode code(HttpAnswer answer) {
    if (answer.status() == 403) {
      return ErrorCode.ACCESS_DENIED;
    }
    boolean named = answer.status() == 400 || answer.status() == 404;
    return named && !ODataError.of(answer).isEmpty()
        ? ErrorCode.RESOURCE_UNKNOWN
        : ErrorCode.PROTOCOL;
  }

  private static String refusal(HttpAnswer answer) {
    ODataError error = ODataError.of(answer);
    return "HTTP " + answer.status() + (error.isEmpty() ? "" : " " + error);
  }
}
