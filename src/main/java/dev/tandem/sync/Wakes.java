package dev.tandem.sync;

import dev.tandem.mapping.Side;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Lets a side of a mapping be read at once when somebody says that something changed there. However
 * many say so: one read is under way, and one follows, for what changed meanwhile.
 */
public final class Wakes {
  /** Reads one side of one mapping, and deals with faults. */
  @FunctionalInterface
  public interface Reader {
    void read(String mapping, Side side);
  }

  private record Place(String mapping, Side side) {}

  private final Reader reader;
  private final ScheduledExecutorService threads;
  private final Duration pause;

  /** Places being read; true = once more afterwards. */
  private final Map<Place, Boolean> busy = new HashMap<>();

  /**
   * @param pause between two reads of one place
   */
  public Wakes(Reader reader, ScheduledExecutorService threads, Duration pause) {
    this.reader = reader;
    this.threads = threads;
    this.pause = pause;
  }

  /** Returns at once. */
  public synchronized void wake(String mapping, Side side) {
    Place place = new Place(mapping, side);
    if (busy.replace(place, true) == null) {
      busy.put(place, false);
      threads.execute(() -> read(place));
    }
  }

  /** True if nothing is read and nothing waits to be read. */
  public synchronized boolean isIdle() {
    return busy.isEmpty();
  }

  private void read(Place place) {
    try {
      reader.read(place.mapping(), place.side());
    } finally {
      next(place);
    }
  }

  private synchronized void next(Place place) {
    if (busy.remove(place) && !threads.isShutdown()) {
      busy.put(place, false);
      threads.schedule(() -> read(place), pause.toMillis(), TimeUnit.MILLISECONDS);
    }
  }
}
