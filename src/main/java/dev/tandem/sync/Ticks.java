package dev.tandem.sync;

import dev.tandem.mapping.Side;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiPredicate;

/**
 * Which ticks of the schedules count: where a system calls when records change, a side that has
 * nothing to tell is read less and less often, until it has.
 */
public final class Ticks {
  private final BiPredicate<String, Side> isCalled;
  private final int mostSkipped;
  private final Map<String, Idle> idle = new HashMap<>();

  private record Idle(int readings, int toSkip) {}

  /**
   * @param isCalled true if the system calls for the side of the mapping
   * @param mostSkipped how many ticks in a row may be skipped
   */
  public Ticks(BiPredicate<String, Side> isCalled, int mostSkipped) {
    this.isCalled = isCalled;
    this.mostSkipped = mostSkipped;
  }

  /** True if the side is to be read at this tick. */
  public synchronized boolean isDue(String mapping, Side side) {
    Idle now = idle.get(key(mapping, side));
    if (now == null || now.toSkip() == 0 || !isCalled.test(mapping, side)) {
      return true;
    }
    idle.put(key(mapping, side), new Idle(now.readings(), now.toSkip() - 1));
    return false;
  }

  /** After a reading to the end: one that brought something ends the idleness. */
  public synchronized void read(Pull pull) {
    String key = key(pull.mapping().name(), pull.side());
    if (pull.read() > 0) {
      idle.remove(key);
    } else {
      int readings = idle.getOrDefault(key, new Idle(0, 0)).readings() + 1;
      int skipped = Math.min(mostSkipped, (1 << Math.min(readings, 20)) - 1);
      idle.put(key, new Idle(readings, skipped));
    }
  }

  private static String key(String mapping, Side side) {
    return mapping + ' ' + side.code();
  }
}
