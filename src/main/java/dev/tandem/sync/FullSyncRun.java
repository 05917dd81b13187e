package dev.tandem.sync;

import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Mappings;
import dev.tandem.mapping.Side;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Works the lines of the full synchronisation off, one after another. */
public final class FullSyncRun {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  /** Waits; a thread that is told to stop leaves it by the exception. */
  public interface Sleep {
    void of(Duration time) throws InterruptedException;
  }

  private final Supplier<Mappings> mappings;
  private final FullSync fullSync;
  private final FullSyncReview review;
  private final FullSyncWork work;
  private final RunProgress progress;
  private final Supplier<UUID> ids;
  private final InstantSource clock;
  private final Sleep sleep;
  private final AtomicReference<Reading> reading = new AtomicReference<>();

  private record Reading(String mapping, UUID run) {}

  public FullSyncRun(
      Supplier<Mappings> mappings,
      FullSync fullSync,
      FullSyncReview review,
      FullSyncWork work,
      RunProgress progress,
      Supplier<UUID> ids,
      InstantSource clock,
      Sleep sleep) {
    this.mappings = mappings;
    this.fullSync = fullSync;
    this.review = review;
    this.work = work;
    this.progress = progress;
    this.ids = ids;
    this.clock = clock;
    this.sleep = sleep;
  }

  /**
   * Works off what was started.
   *
   * @return false if there was nothing to do
   */
  public boolean workOff() throws InterruptedException {
    Optional<FullSyncLine> next = fullSync.next();
    if (next.isPresent()) {
      workOff(next.get());
    }
    return next.isPresent();
  }

  /** Lets the present reading stop after its page, because its line was paused. */
  public void halt(String mapping) {
    Reading now = reading.get();
    if (now != null && now.mapping().equals(mapping)) {
      progress.halt(now.run());
    }
  }

  private void workOff(FullSyncLine line) throws InterruptedException {
    Mapping mapping = mappings.get().get(line.mapping());
    for (int faults = 1; ; faults++) {
      try {
        if (line.side() == null && isDoubtful(line, mapping)) {
          return;
        }
        readSides(fullSync.line(line.mapping()).orElse(line), mapping);
        return;
      } catch (SystemFault fault) {
        if (!fault.isPassing()) {
          fullSync.put(line.refused(fault.problem(), clock.instant()));
          return;
        }
        sleep.of(BackOff.DEFAULT.after(faults, fault));
      }
    }
  }

  /** Creating is refused while it would probably create what is there already. */
  private boolean isDoubtful(FullSyncLine line, Mapping mapping) {
    if (line.mode() != Recommendation.FULL
        || line.allowDuplicates()
        || line.erp() == 0
        || line.crm() == 0) {
      return false;
    }
    Forecast forecast = review.forecast(mapping, line.mode());
    if (forecast.doubtful() == 0) {
      return false;
    }
    Problem problem =
        ErrorCode.LIKELY_DUPLICATES.with(
            "%d records of %s would be created although similar ones exist, or fit several."
                .formatted(forecast.doubtful(), mapping.name()));
    fullSync.put(line.refused(problem, clock.instant()));
    return true;
  }

  private void readSides(FullSyncLine from, Mapping mapping) throws InterruptedException {
    List<Side> sides = FullSyncReview.sides(mapping);
    int first = from.side() == null ? 0 : Math.max(0, sides.indexOf(from.side()));
    FullSyncLine line = from;
    for (int i = first; i < sides.size(); i++) {
      line = line.reading(sides.get(i));
      if (!isGoingOn(line)) {
        return;
      }
      fullSync.put(line);
      if (!read(line)) {
        return;
      }
    }
    fullSync.put(line.finished(clock.instant()));
  }

  /** False if the line was paused meanwhile. */
  private boolean read(FullSyncLine line) throws InterruptedException {
    UUID run = ids.get();
    reading.set(new Reading(line.mapping(), run));
    Instruction instruction =
        line.mode() == Recommendation.COUPLE ? Instruction.MATCH : Instruction.CREATE;
    try {
      Pull pull = work.read(Request.full(run, line.mapping(), line.side(), instruction));
      if (!pull.isComplete()) {
        return false;
      }
    } finally {
      reading.set(null);
    }
    while (!work.isBroughtOver(line.mapping())) {
      if (!isGoingOn(line)) {
        return false;
      }
      sleep.of(BETWEEN_LOOKS);
    }
    return true;
  }

  private boolean isGoingOn(FullSyncLine line) {
    return fullSync
        .line(line.mapping())
        .filter(now -> now.status() != FullSyncLine.Status.PAUSED)
        .isPresent();
  }
}
