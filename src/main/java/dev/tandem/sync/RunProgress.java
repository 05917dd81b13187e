package dev.tandem.sync;

import dev.tandem.mapping.Side;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** How many changes of each run have an outcome, in memory, for those who wait for a run. */
public final class RunProgress {
  /**
   * How far the run that is read at present has got.
   *
   * @param read changes read and published so far
   * @param done changes with an outcome so far
   */
  public record Snapshot(String mapping, Side side, long read, long done) {}

  /** Nobody waits for runs that are longer ago. */
  private static final int MOST_RUNS = 10_000;

  private final Map<UUID, Long> done = bounded();
  private final Map<UUID, Boolean> writing = bounded();
  private final Lags lags;
  private final Set<UUID> halted = new HashSet<>();
  private Pull newest;

  public RunProgress(Lags lags) {
    this.lags = lags;
  }

  private static <V> Map<UUID, V> bounded() {
    return new LinkedHashMap<>() {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<UUID, V> eldest) {
        return size() > MOST_RUNS;
      }
    };
  }

  /** How far each side is behind. */
  public Lags lags() {
    return lags;
  }

  synchronized void read(Pull pull) {
    lags.published(pull);
    newest = pull;
  }

  public synchronized Optional<Snapshot> newest() {
    return Optional.ofNullable(newest)
        .map(p -> new Snapshot(p.mapping().name(), p.side(), p.read(), done(p.run())));
  }

  synchronized void note(Outcome outcome) {
    lags.settled(outcome.change());
    done.merge(outcome.change().run(), 1L, Long::sum);
    if (!outcome.written().isEmpty()) {
      writing.put(outcome.change().run(), true);
    }
    notifyAll();
  }

  /** Asks the reader of a run to stop after the page that it is at. */
  public synchronized void halt(UUID run) {
    halted.add(run);
  }

  synchronized boolean isHalted(UUID run) {
    return halted.remove(run);
  }

  public synchronized long done(UUID run) {
    return done.getOrDefault(run, 0L);
  }

  /** Wakes those who wait, because something else happened that they may care for. */
  public synchronized void wake() {
    notifyAll();
  }

  /**
   * Waits until so many changes of the run have an outcome, or the other condition holds.
   *
   * @return true if any of them was written to the other side
   */
  public synchronized boolean await(UUID run, long changes, BooleanSupplier orElse)
      throws InterruptedException {
    while (done.getOrDefault(run, 0L) < changes && !orElse.getAsBoolean()) {
      wait(1000);
    }
    done.remove(run);
    newest = null;
    return writing.remove(run) != null;
  }
}
