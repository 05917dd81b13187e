package dev.tandem.sync;

import java.time.Duration;

/**
 * How long to wait after a system fault: doubling from half a second, at most a minute, at least as
 * long as the system asked for.
 *
 * @param shortest first wait
 * @param longest most that is waited on our own account
 */
public record BackOff(Duration shortest, Duration longest) {
  public static final BackOff DEFAULT = new BackOff(Duration.ofMillis(500), Duration.ofMinutes(1));

  /**
   * @param faults how many faults in a row, from 1
   */
  public Duration after(int faults, SystemFault fault) {
    long factor = 1L << Math.min(20, Math.max(0, faults - 1));
    Duration own = shortest.multipliedBy(factor);
    Duration wait = own.compareTo(longest) > 0 ? longest : own;
    Duration asked = fault.retryAfter();
    return asked != null && asked.compareTo(wait) > 0 ? asked : wait;
  }
}
