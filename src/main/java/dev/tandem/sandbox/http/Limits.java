package dev.tandem.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;

/**
 * The limits of one side: requests in a sliding window, requests worked on at once, requests that
 * may wait for their turn. Off until switched on.
 */
public final class Limits {
  private final InstantSource clock;
  private final Deque<Instant> recent = new ArrayDeque<>();
  private final Setting standard;
  private Setting setting;
  private Semaphore turns;
  private int inside;

  /** The figures in force. */
  public record Setting(boolean on, int requests, Duration window, int concurrent, int queue) {}

  /** Why a request is refused. */
  public enum Refusal {
    NONE,
    TOO_MANY,
    TOO_MANY_AT_ONCE
  }

  public Limits(Setting standard, InstantSource clock) {
    this.clock = clock;
    this.standard = standard;
    set(standard);
  }

  /** Takes {@code true}, {@code false}, or an object that overrides single figures. */
  public synchronized void set(JsonNode node) {
    set(
        new Setting(
            node.isBoolean() ? node.booleanValue() : node.path("on").asBoolean(true),
            node.path("requests").asInt(standard.requests()),
            Duration.ofSeconds(node.path("seconds").asLong(standard.window().toSeconds())),
            node.path("concurrent").asInt(standard.concurrent()),
            node.path("queue").asInt(standard.queue())));
  }

  private void set(Setting changed) {
    setting = changed;
    turns = new Semaphore(changed.concurrent(), true);
    recent.clear();
  }

  public synchronized Setting setting() {
    return setting;
  }

  synchronized Refusal enter() {
    if (!setting.on()) {
      inside++;
      return Refusal.NONE;
    }
    Instant now = clock.instant();
    while (!recent.isEmpty() && recent.peekFirst().isBefore(now.minus(setting.window()))) {
      recent.pollFirst();
    }
    if (recent.size() >= setting.requests()) {
      return Refusal.TOO_MANY;
    }
    if (inside >= setting.concurrent() + setting.queue()) {
      return Refusal.TOO_MANY_AT_ONCE;
    }
    recent.addLast(now);
    inside++;
    return Refusal.NONE;
  }

  /**
   * Waits for a turn; the caller gives it back to the semaphore that this returns, null if none.
   */
  Semaphore turn() throws InterruptedException {
    Semaphore mine;
    synchronized (this) {
      mine = setting.on() ? turns : null;
    }
    if (mine != null) {
      mine.acquire();
    }
    return mine;
  }

  /** How many requests the window still has room for. */
  synchronized int requestsLeft() {
    return Math.max(0, setting.requests() - recent.size());
  }

  synchronized void leave() {
    inside--;
  }

  /** Whole seconds until the window has room again. */
  synchronized long secondsToWait() {
    if (recent.isEmpty()) {
      return 1;
    }
    Duration wait = Duration.between(clock.instant(), recent.peekFirst().plus(setting.window()));
    return Math.max(1, wait.toSeconds() + 1);
  }
}
