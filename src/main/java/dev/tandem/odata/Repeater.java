package dev.tandem.odata;

import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.SystemFault;
import java.time.Duration;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends a call until it has a settled answer, as the {@link RetryPolicy} allows. */
final class Repeater {
  private static final Logger LOG = LoggerFactory.getLogger(Repeater.class);

  /** A system may still be at work on a request whose connection broke: look a little later. */
  private static final Duration STILL_AT_WORK = Duration.ofSeconds(3);

  private final String system;
  private final RetryPolicy policy;
  private final Timing timing;
  private final Traffic traffic;

  Repeater(String system, RetryPolicy policy, Timing timing, Traffic traffic) {
    this.system = system;
    this.policy = policy;
    this.timing = timing;
    this.traffic = traffic;
  }

  HttpAnswer send(HttpCall call, Repeat repeat, Function<HttpCall, HttpAnswer> once) {
    for (int attempt = 1; ; attempt++) {
      Duration wait = policy.backOff(attempt, timing.jitter().getAsDouble());
      try {
        HttpAnswer answer = once.apply(call);
        if (!answer.isRefusedForNow() && !answer.isUnclear()) {
          return answer;
        }
        wait = RetryPolicy.retryAfter(answer, timing.now()).orElse(wait);
        check(call, answer, repeat, attempt, wait);
        LOG.debug("{}: {} was answered {}; again in {}", system, call, answer.status(), wait);
      } catch (TransportException e) {
        check(call, e, repeat, attempt);
        LOG.debug("{}: {} failed ({}); again in {}", system, call, e.getMessage(), wait);
      }
      traffic.count(Traffic.Kind.REPEAT);
      timing.pause(wait);
    }
  }

  private void check(HttpCall call, HttpAnswer answer, Repeat repeat, int attempt, Duration wait) {
    String detail = system + " answered " + describe(answer) + " to " + call + ".";
    if (answer.isUnclear() && repeat == Repeat.FORBIDDEN) {
      throw SystemFault.passing(ErrorCode.ANSWER_LOST.with(detail), wait, null);
    }
    if (attempt >= policy.attempts() || wait.compareTo(policy.patience()) > 0) {
      throw SystemFault.passing(ErrorCode.SYSTEM_BUSY.with(detail), wait, null);
    }
  }

  private void check(HttpCall call, TransportException failure, Repeat repeat, int attempt) {
    if (failure.maybeSent() && repeat == Repeat.FORBIDDEN) {
      String detail = system + " did not answer " + call + ": " + failure.getMessage();
      throw SystemFault.passing(ErrorCode.ANSWER_LOST.with(detail), STILL_AT_WORK, failure);
    }
    if (attempt >= policy.attempts()) {
      String detail = system + " cannot be reached at " + call + ": " + failure.getMessage();
      throw SystemFault.passing(ErrorCode.UNREACHABLE.with(detail), Duration.ZERO, failure);
    }
  }

  private static String describe(HttpAnswer answer) {
    ODataError error = ODataError.of(answer);
    return error.isEmpty() ? String.valueOf(answer.status()) : answer.status() + " " + error;
  }
}
