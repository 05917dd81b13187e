package dev.tandem.odata;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Keeps one connection within its system's limits, for all threads of the node: so many requests at
 * a time, so many per sliding window, none while the system asked to wait. Fewer run at a time
 * after the system showed that it is busy; calm answers win the places back slowly.
 */
public final class Throttle {
  private static final int CALM_ANSWERS_PER_PLACE = 10;

  /**
   * What a system allows.
   *
   * @param concurrency requests at a time
   * @param requests requests per window
   * @param window length of the sliding window
   */
  public record Limits(int concurrency, int requests, Duration window) {
    /** 6000 requests per 5 minutes, as both systems allow, less a margin for other clients. */
    public static Limits of(int concurrency) {
      return new Limits(concurrency, 5700, Duration.ofMinutes(5));
    }
  }

  private final Limits limits;
  private final Timing timing;
  private final Deque<Instant> entered = new ArrayDeque<>();
  private Instant pausedUntil = Instant.EPOCH;
  private Duration pause = Duration.ZERO;
  private int places;
  private int running;
  private int calm;

  public Throttle(Limits limits, Timing timing) {
    this.limits = limits;
    this.timing = timing;
    this.places = limits.concurrency();
  }

  /** Waits until a request may be sent. */
  void enter() {
    Duration wait = tryEnter();
    while (!wait.isZero()) {
      timing.pause(wait);
      wait = tryEnter();
    }
  }

  /** Must follow each {@link #enter()}; tells what the system answered. */
  synchronized void leave(boolean busy) {
    running--;
    if (!busy) {
      recover();
    } else if (calm > 0 || places == limits.concurrency()) {
      // Several requests that ran into one wall are one sign, not many.
      places = Math.max(1, places / 2);
      calm = 0;
    }
    notifyAll();
  }

  /** Nobody enters for so long. */
  synchronized void pause(Duration duration) {
    Instant until = timing.now().plus(duration);
    if (until.isAfter(pausedUntil)) {
      pausedUntil = until;
      pause = duration;
    }
  }

  /** How long the system still wants to be left alone. */
  synchronized Duration pausedFor() {
    Duration left = Duration.between(timing.now(), pausedUntil);
    // Longer than ever asked for: the clock was set back.
    return left.isNegative() || left.compareTo(pause) > 0 ? Duration.ZERO : left;
  }

  /** How many requests may run at a time just now. */
  public synchronized int places() {
    return places;
  }

  private synchronized Duration tryEnter() {
    awaitPlace();
    Duration wait = pausedFor();
    if (wait.isZero()) {
      wait = windowFull();
    }
    if (wait.isZero()) {
      running++;
      entered.addLast(timing.now());
    }
    return wait;
  }

  private synchronized void awaitPlace() {
    try {
      while (running >= places) {
        wait();
      }
    } catch (InterruptedException e) {
      throw Timing.interrupted(e);
    }
  }

  private synchronized Duration windowFull() {
    Instant now = timing.now();
    if (!entered.isEmpty() && entered.peekLast().isAfter(now)) {
      entered.clear();
    }
    Instant begin = now.minus(limits.window());
    while (!entered.isEmpty() && !entered.peekFirst().isAfter(begin)) {
      entered.removeFirst();
    }
    return entered.size() < limits.requests()
        ? Duration.ZERO
        : Duration.between(begin, entered.peekFirst());
  }

  private synchronized void recover() {
    calm++;
    if (calm >= CALM_ANSWERS_PER_PLACE && places < limits.concurrency()) {
      places++;
      calm = 0;
    }
  }
}
