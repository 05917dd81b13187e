package dev.tandem.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/**
 * The sandbox's clock. The sandbox looks at it before each single write, also within a batch: the
 * moment at which a test can let something happen that is certain to lie between two writes.
 */
final class Tripwire extends Clock {
  private record Trap(BooleanSupplier when, Runnable then) {}

  private final Clock clock = Clock.systemUTC();
  private volatile Duration late = Duration.ZERO;
  private final AtomicReference<Trap> trap = new AtomicReference<>();

  /** From now on writes are stamped with an earlier time, as if they were committed late. */
  void stampLate(Duration by) {
    late = by;
  }

  /** Once, as soon as the condition holds. */
  void once(BooleanSupplier when, Runnable then) {
    trap.set(new Trap(when, then));
  }

  @Override
  public Instant instant() {
    Trap set = trap.get();
    if (set != null && set.when().getAsBoolean() && trap.compareAndSet(set, null)) {
      set.then().run();
    }
    return clock.instant().minus(late);
  }

  @Override
  public ZoneId getZone() {
    return clock.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return clock.withZone(zone);
  }
}
