package dev.tandem.app;

import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Mappings;
import dev.tandem.mapping.Side;
import dev.tandem.odata.Sleeper;
import dev.tandem.sync.Availability;
import dev.tandem.sync.BackOff;
import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.Faults;
import dev.tandem.sync.Pull;
import dev.tandem.sync.RunProgress;
import dev.tandem.sync.SystemFault;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One pass over all mappings, dependencies first: each side is read, and everything read is brought
 * to the other side, before the next one begins.
 */
final class FullPass implements Faults {
  private static final Logger LOG = LoggerFactory.getLogger(FullPass.class);

  /** Reads one side of one mapping onto the backbone. */
  interface Reader {
    Pull read(Mapping mapping, Side side);
  }

  private final Mappings mappings;
  private final RunProgress progress;
  private final Availability availability;
  private final Sleeper sleeper;
  private final AtomicReference<SystemFault> stopper = new AtomicReference<>();
  private final Map<String, UUID> runs = new TreeMap<>();

  FullPass(Mappings mappings, RunProgress progress, Availability availability, Sleeper sleeper) {
    this.mappings = mappings;
    this.progress = progress;
    this.availability = availability;
    this.sleeper = sleeper;
  }

  /**
   * @param watcher told of each side that is done
   * @throws SystemFault if a system asks for a person
   */
  void run(Reader reader, PassWatcher watcher) throws InterruptedException {
    stopper.set(null);
    runs.clear();
    for (Mapping mapping : mappings.enabled()) {
      availability.switchOn(mapping.name());
      for (Side side : new Side[] {Side.ERP, Side.CRM}) {
        if (mapping.direction().flowsTo(side.other()) && !availability.isOff(mapping.name())) {
          run(mapping, side, reader, watcher);
        }
      }
    }
  }

  private void run(Mapping mapping, Side side, Reader reader, PassWatcher watcher)
      throws InterruptedException {
    Pull pull = read(mapping, side, reader);
    if (pull == null) {
      return;
    }
    runs.put(mapping.name() + ' ' + side.code(), pull.run());
    watcher.read(mapping, side, pull.read());
    progress.await(
        pull.run(), pull.read(), () -> stopper.get() != null || availability.isOff(mapping.name()));
    if (stopper.get() != null) {
      throw stopper.get();
    }
    watcher.done(mapping, side);
  }

  /** A fault that passes is waited out; null if the mapping turned out to be off. */
  private Pull read(Mapping mapping, Side side, Reader reader) throws InterruptedException {
    for (int faults = 1; ; faults++) {
      try {
        return reader.read(mapping, side);
      } catch (SystemFault fault) {
        report(mapping.name(), fault);
        if (stopper.get() != null) {
          throw fault;
        }
        if (availability.isOff(mapping.name())) {
          return null;
        }
        LOG.warn("{}: reading the {} goes on soon. {}", mapping.name(), side, fault.getMessage());
        sleeper.sleep(BackOff.DEFAULT.after(faults, fault));
      }
    }
  }

  /** The runs of the pass by {@code MAPPING side}. */
  Map<String, UUID> runs() {
    return Map.copyOf(runs);
  }

  <T> Map<String, T> perMapping(Function<Mapping, T> value) {
    Map<String, T> all = new TreeMap<>();
    mappings.inOrder().forEach(m -> all.put(m.name(), value.apply(m)));
    return all;
  }

  @Override
  public void report(String mapping, SystemFault fault) {
    if (fault.isPassing()) {
      return;
    }
    if (fault.problem().code() == ErrorCode.RESOURCE_UNKNOWN) {
      if (availability.switchOff(mapping, fault.problem())) {
        LOG.warn("{} is off, the other mappings go on. {}", mapping, fault.getMessage());
      }
    } else {
      stopper.set(fault);
    }
    progress.wake();
  }
}
