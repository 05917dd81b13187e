package dev.tandem.app;

import dev.tandem.mapping.Direction;
import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Mappings;
import dev.tandem.mapping.Side;
import dev.tandem.odata.Sleeper;
import dev.tandem.sync.Availability;
import dev.tandem.sync.BackOff;
import dev.tandem.sync.Faults;
import dev.tandem.sync.Problem;
import dev.tandem.sync.Pull;
import dev.tandem.sync.RunProgress;
import dev.tandem.sync.SystemFault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One pass over all mappings, dependencies first: each side is read, and everything read is brought
 * to the other side, before the next one begins.
 */
final class FullPass implements Faults {
  private static final Logger LOG = LoggerFactory.getLogger(FullPass.class);

  private static final int MOST_READS = 8;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  /** Reads one side of one mapping onto the backbone. */
  interface Reader {
    Pull read(Mapping mapping, Side side);
  }

  private final Supplier<Mappings> mappings;
  private final RunProgress progress;
  private final Availability availability;
  private final Sleeper sleeper;
  private final AtomicReference<SystemFault> stopper = new AtomicReference<>();
  private final Clock clock;
  private Instant startedAt = Instant.EPOCH;

  FullPass(
      Supplier<Mappings> mappings,
      RunProgress progress,
      Availability availability,
      Clock clock,
      Sleeper sleeper) {
    this.mappings = mappings;
    this.progress = progress;
    this.availability = availability;
    this.clock = clock;
    this.sleeper = sleeper;
  }

  /** Lets everything be brought over that an earlier node had published. */
  void begin(BooleanSupplier isIdle) throws InterruptedException {
    stopper.set(null);
    startedAt = clock.instant();
    settle(isIdle);
  }

  /** Lets everything be brought over that is under way, such as what others waited for. */
  void settle(BooleanSupplier isIdle) throws InterruptedException {
    while (!isIdle.getAsBoolean()) {
      if (stopper.get() != null) {
        throw stopper.get();
      }
      sleeper.sleep(BETWEEN_LOOKS);
    }
  }

  /**
   * @param watcher told of each side that is done
   * @throws SystemFault if a system asks for a person
   */
  void run(Reader reader, PassWatcher watcher) throws InterruptedException {
    for (Mapping mapping : mappings.get().enabled()) {
      run(mapping, reader, watcher);
    }
  }

  /**
   * What waited for records that came later in the pass is brought over as well: the mappings with
   * such records are read again as long as they become fewer.
   *
   * @param waiting how many records of each mapping wait for another one
   */
  void runThoseThatWaited(
      Supplier<Map<String, Long>> waiting,
      Reader reader,
      PassWatcher watcher,
      BooleanSupplier isIdle)
      throws InterruptedException {
    settle(isIdle);
    long before = Long.MAX_VALUE;
    for (Map<String, Long> now = waiting.get();
        !now.isEmpty() && sum(now) < before;
        now = waiting.get()) {
      before = sum(now);
      for (Mapping mapping : mappings.get().enabled()) {
        if (now.containsKey(mapping.name())) {
          run(mapping, reader, watcher);
        }
      }
      settle(isIdle);
    }
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The part of a pass that is about one mapping. */
  void run(Mapping mapping, Reader reader, PassWatcher watcher) throws InterruptedException {
    availability.switchOn(mapping.name());
    untilQuiet(mapping, reader, watcher);
  }

  /**
   * What was written to one side may come back as a change of the other: defaults that a system
   * fills in, values that it stores in its own form. So the sides are read in turn until one of
   * them brings nothing new; where there is nothing new at all, each is read once.
   */
  private void untilQuiet(Mapping mapping, Reader reader, PassWatcher watcher)
      throws InterruptedException {
    Side side = mapping.direction().flowsTo(Side.CRM) ? Side.ERP : Side.CRM;
    boolean both = mapping.direction() == Direction.BOTH;
    boolean goesOn = true;
    for (int reads = 1; goesOn && reads <= MOST_READS; reads++) {
      boolean wrote = run(mapping, side, reader, watcher);
      goesOn = both && (wrote || reads == 1) && !isOff(mapping);
      side = side.other();
    }
  }

  /**
   * Reads one side; returns when everything read was brought over.
   *
   * @return true if anything was written to the other side
   */
  boolean run(Mapping mapping, Side side, Reader reader, PassWatcher watcher)
      throws InterruptedException {
    Pull pull = read(mapping, side, reader);
    if (pull == null || pull.read() == 0) {
      return false;
    }
    watcher.read(mapping, side, pull.read());
    boolean wrote =
        progress.await(pull.run(), pull.read(), () -> stopper.get() != null || isOff(mapping));
    if (stopper.get() != null) {
      throw stopper.get();
    }
    watcher.done(mapping, side);
    return wrote;
  }

  /** By a system that lacks what it needs, or by an edit. */
  private boolean isOff(Mapping mapping) {
    return availability.isOff(mapping.name())
        || mappings.get().find(mapping.name()).filter(Mapping::enabled).isEmpty();
  }

  /** A fault that passes is waited out; null if the mapping turned out to be off. */
  private Pull read(Mapping mapping, Side side, Reader reader) throws InterruptedException {
    for (int faults = 1; !isOff(mapping); faults++) {
      try {
        return reader.read(mapping, side);
      } catch (SystemFault fault) {
        report(mapping.name(), fault);
        if (stopper.get() != null) {
          throw fault;
        }
        if (isOff(mapping)) {
          return null;
        }
        LOG.warn("{}: reading the {} goes on soon. {}", mapping.name(), side, fault.getMessage());
        sleeper.sleep(BackOff.DEFAULT.after(faults, fault));
      }
    }
    return null;
  }

  /** When the last pass began; the runs since then are its own. */
  Instant startedAt() {
    return startedAt;
  }

  @Override
  public void report(String mapping, SystemFault fault) {
    if (fault.isPassing()) {
      return;
    }
    if (fault.problem().code().concernsOneMapping()) {
      String file = mappings.get().find(mapping).map(Mapping::file).orElse(mapping);
      Problem problem = fault.problem().code().with(file + ": " + fault.problem().detail());
      if (availability.switchOff(mapping, problem)) {
        LOG.warn("{} is off, the other mappings go on. {}", mapping, problem);
      }
    } else {
      stopper.set(fault);
    }
    progress.wake();
  }
}
