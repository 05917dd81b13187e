package dev.tandem.sync;

import dev.tandem.mapping.Side;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

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

  /** More are not followed one by one, so that memory stays bounded. */
  private static final int MOST_OPEN = 100_000;

  private static final int MOST_EARLY = 10_000;

  private static final class State {
    /** Changes without an outcome, and when each was read, oldest first. */
    private final Map<UUID, Instant> open = new LinkedHashMap<>();

    private Instant readAt;
    private Problem lastFault;
  }

  private final InstantSource clock;
  private final Map<String, State> states = new HashMap<>();

  /** Outcomes that were faster than the reader, and those of an earlier node. */
  private final Set<UUID> early =
      Collections.newSetFromMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<UUID, Boolean> eldest) {
              return size() > MOST_EARLY;
            }
          });

  public Lags(InstantSource clock) {
    this.clock = clock;
  }

  /** Named records are followed too, but a side is not read by them. */
  synchronized void published(Pull pull) {
    Instant now = clock.instant();
    State state = state(pull.mapping().name(), pull.side());
    for (Change change : pull.changes()) {
      if (!early.remove(change.id()) && state.open.size() < MOST_OPEN) {
        state.open.put(change.id(), now);
      }
    }
    if (pull.isComplete()) {
      state.readAt = now;
      state.lastFault = null;
    } else if (pull.readFrom() != null && state.readAt == null) {
      state.readAt = now;
    }
  }

  synchronized void settled(Change change) {
    if (state(change.mapping(), change.side()).open.remove(change.id()) == null) {
      early.add(change.id());
    }
  }

  /** A fault stopped the reading of a side. */
  public synchronized void failed(String mapping, Side side, Problem problem) {
    state(mapping, side).lastFault = problem;
  }

  /** The fault that stopped the last reading of a side. */
  public synchronized Optional<Problem> lastFault(String mapping, Side side) {
    return Optional.ofNullable(states.get(key(mapping, side))).map(state -> state.lastFault);
  }

  /** Empty if the side was not read since the node started. */
  public synchronized Optional<Lag> of(String mapping, Side side) {
    State state = states.get(key(mapping, side));
    if (state == null || state.readAt == null) {
      return Optional.empty();
    }
    Instant oldest = state.open.isEmpty() ? null : state.open.values().iterator().next();
    return Optional.of(new Lag(state.readAt, state.open.size(), oldest));
  }

  private State state(String mapping, Side side) {
    return states.computeIfAbsent(key(mapping, side), key -> new State());
  }

  private static String key(String mapping, Side side) {
    return mapping + ' ' + side.code();
  }
}
