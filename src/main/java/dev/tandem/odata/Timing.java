package dev.tandem.odata;

import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.SystemFault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/**
 * Everything about time that a connection needs.
 *
 * @param clock tells the time
 * @param sleeper waits
 * @param jitter a number from 0 up to 1 that spreads repeats
 */
public record Timing(Clock clock, Sleeper sleeper, DoubleSupplier jitter) {
  public static Timing system() {
    return new Timing(
        Clock.systemUTC(),
        duration -> Thread.sleep(duration.toMillis()),
        () -> ThreadLocalRandom.current().nextDouble());
  }

  Instant now() {
    return clock.instant();
  }

  void pause(Duration duration) {
    try {
      sleeper.sleep(duration);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** A stopping node gives up waiting; nothing was sent by the call that waited. */
  static SystemFault interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return SystemFault.passing(
        ErrorCode.SYSTEM_BUSY.with("Interrupted while waiting for its turn."), Duration.ZERO, e);
  }
}
