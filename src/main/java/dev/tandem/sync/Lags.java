package dev.tandem.sync;

import dev.tandem.mapping.Side;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How far each side of each mapping is behind, known at any time and without a question to anyone.
 */
public final class Lags {
  /**
   * How far one side of one mapping is behind.
   *
   * @param readAt when it was last read to its end
   * @param open changes that were read and have no outcome yet
   * @param openSince when the oldest of them was read, or null
   */
  public record Lag(Instant readAt, long open, Instant openSince) {
    /** What changed longer ago is brought over. */
    public Duration at(Instant now) {
      return Duration.between(openSince == null ? readAt : openSince, now);
    }
  }

  private final InstantSource clock;
  private final Map<String, Lag> lags = new HashMap<>();

  public Lags(InstantSource clock) {
    this.clock = clock;
  }

  synchronized void published(Pull pull) {
    Instant now = clock.instant();
    Lag before = lags.getOrDefault(key(pull.mapping().name(), pull.side()), new Lag(now, 0, null));
    long open = before.open() + pull.changes().size();
    Instant readAt = pull.more() ? before.readAt() : now;
    Instant since = open == 0 ? null : before.openSince() == null ? now : before.openSince();
    lags.put(key(pull.mapping().name(), pull.side()), new Lag(readAt, open, since));
  }

  synchronized void settled(Change change) {
    lags.computeIfPresent(
        key(change.mapping(), change.side()),
        (key, lag) -> {
          long open = Math.max(0, lag.open() - 1);
          return new Lag(lag.readAt(), open, open == 0 ? null : lag.openSince());
        });
  }

  /** Empty if the side was not read since the node started. */
  public synchronized Optional<Lag> of(String mapping, Side side) {
    return Optional.ofNullable(lags.get(key(mapping, side)));
  }

  private static String key(String mapping, Side side) {
    return mapping + ' ' + side.code();
  }
}
