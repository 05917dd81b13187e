package dev.tandem.sync;

import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Mappings;
import dev.tandem.mapping.Side;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The full synchronisation as people see and command it: one line per mapping. What it says is in
 * the store before anything happens, so that it goes on where it stood after a crash.
 */
public final class FullSync {
  private final Supplier<Mappings> mappings;
  private final FullSyncReview review;
  private final FullSyncLines lines;
  private final InstantSource clock;
  private final Set<String> active = ConcurrentHashMap.newKeySet();
  private final Set<String> unseen = ConcurrentHashMap.newKeySet();

  public FullSync(
      Supplier<Mappings> mappings,
      FullSyncReview review,
      FullSyncLines lines,
      InstantSource clock) {
    this.mappings = mappings;
    this.review = review;
    this.lines = lines;
    this.clock = clock;
    lines.all().forEach(this::note);
  }

  /** The lines in the order in which they are worked off. */
  public List<FullSyncLine> lines() {
    List<String> order = mappings.get().inOrder().stream().map(Mapping::name).toList();
    return lines.all().stream()
        .filter(line -> order.contains(line.mapping()))
        .sorted(Comparator.comparingInt(line -> order.indexOf(line.mapping())))
        .toList();
  }

  public Optional<FullSyncLine> line(String mapping) {
    return lines.find(mapping);
  }

  /**
   * How many records of the line's present start have been gone through. What is read again after a
   * crash, and what changes meanwhile, does not count beyond a side's number of records.
   */
  public long done(FullSyncLine line) {
    if (line.startedAt() == null) {
      return 0;
    }
    if (line.status() == FullSyncLine.Status.FINISHED) {
      return total(line);
    }
    Map<Side, Long> done = lines.done(line.mapping(), line.startedAt());
    return sides(line).stream()
        .mapToLong(side -> Math.min(done.getOrDefault(side, 0L), line.count(side)))
        .sum();
  }

  /** How many records are to be gone through. */
  public long total(FullSyncLine line) {
    return sides(line).stream().mapToLong(line::count).sum();
  }

  private List<Side> sides(FullSyncLine line) {
    return mappings.get().find(line.mapping()).map(FullSyncReview::sides).orElse(List.of());
  }

  /** Counts anew for every line that is not under way. */
  public List<FullSyncLine> review() {
    Instant now = clock.instant();
    for (Mapping mapping : mappings.get().enabled()) {
      if (!isActive(mapping.name())) {
        put(reviewed(mapping, now));
      }
    }
    return lines();
  }

  /** A mapping that cannot be counted has its own line refused, and no other. */
  private FullSyncLine reviewed(Mapping mapping, Instant now) {
    String name = mapping.name();
    try {
      Census census = review.census(mapping);
      return FullSyncLine.reviewed(name, review.recommendation(mapping, census), census, now);
    } catch (SystemFault fault) {
      if (!fault.concernsOneMapping()) {
        throw fault;
      }
      return FullSyncLine.reviewed(name, Recommendation.NOTHING, new Census(0, 0, 0), now)
          .refused(fault.problem(), now);
    }
  }

  /** What starting the line would do. */
  public Forecast forecast(Mapping mapping, Recommendation mode) {
    return review.forecast(mapping, mode);
  }

  /**
   * Starts the named lines, or every line that is ready.
   *
   * @param modes how, where not as recommended
   * @param allowDuplicates true: also where records are likely to be created twice
   * @return why a line was not started, by mapping; empty if all were
   */
  public Map<String, Problem> start(
      List<String> names, Map<String, Recommendation> modes, boolean allowDuplicates) {
    Map<String, Problem> refused = new LinkedHashMap<>();
    List<FullSyncLine> wanted = new ArrayList<>();
    for (FullSyncLine line : lines()) {
      if (names.isEmpty()
          ? line.status() == FullSyncLine.Status.READY
          : names.contains(line.mapping())) {
        wanted.add(line);
      }
    }
    for (FullSyncLine line : wanted) {
      Recommendation mode = modes.getOrDefault(line.mapping(), line.recommendation());
      Optional<Problem> against = against(line, mode, allowDuplicates);
      if (against.isPresent()) {
        refused.put(line.mapping(), against.get());
      } else if (mode != Recommendation.NOTHING) {
        put(line.started(mode, allowDuplicates, clock.instant()));
      }
    }
    return refused;
  }

  private static Optional<Problem> against(
      FullSyncLine line, Recommendation mode, boolean allowDuplicates) {
    if (line.status().isActive()) {
      return Optional.of(ErrorCode.FULL_SYNC_STATE.with(line.mapping() + " is under way already."));
    }
    if (mode == Recommendation.FULL
        && line.recommendation() == Recommendation.COUPLE
        && !allowDuplicates) {
      return Optional.of(
          ErrorCode.LIKELY_DUPLICATES.with(
              "%s has %d records in the ERP and %d in the CRM, %d of them coupled."
                  .formatted(line.mapping(), line.erp(), line.crm(), line.coupled())));
    }
    return Optional.empty();
  }

  /** Asks a line to stop; true if it was under way. */
  public boolean pause(String mapping) {
    return change(mapping, FullSyncLine.Status.PAUSED, FullSyncLine::paused);
  }

  /** Lets a paused line go on; true if it was paused. */
  public boolean resume(String mapping) {
    Optional<FullSyncLine> paused =
        lines.find(mapping).filter(l -> l.status() == FullSyncLine.Status.PAUSED);
    paused.ifPresent(line -> put(line.resumed()));
    return paused.isPresent();
  }

  private boolean change(String mapping, FullSyncLine.Status not, UnaryOperator<FullSyncLine> how) {
    Optional<FullSyncLine> line =
        lines.find(mapping).filter(l -> l.status().isActive() && l.status() != not);
    line.ifPresent(l -> put(how.apply(l)));
    return line.isPresent();
  }

  /**
   * Nothing is read of these mappings before somebody has seen what would be done and has started
   * their line.
   */
  public void awaitReview(Collection<String> names) {
    unseen.addAll(names);
  }

  /** True while the ordinary reading of the mapping stands back. */
  public boolean holds(String mapping) {
    return isActive(mapping) || unseen.contains(mapping);
  }

  /** True while its line is under way. */
  public boolean isActive(String mapping) {
    return active.contains(mapping);
  }

  /** The line to be worked off next: dependencies first, and none that waits for a paused one. */
  Optional<FullSyncLine> next() {
    return lines().stream()
        .filter(
            line ->
                line.status() == FullSyncLine.Status.WAITING
                    || line.status() == FullSyncLine.Status.RUNNING)
        .filter(
            line ->
                mappings.get().get(line.mapping()).dependsOn().stream().noneMatch(this::isActive))
        .findFirst();
  }

  void put(FullSyncLine line) {
    lines.put(line);
    note(line);
  }

  private void note(FullSyncLine line) {
    if (line.status().isActive()) {
      active.add(line.mapping());
    } else {
      active.remove(line.mapping());
    }
    if (line.status() == FullSyncLine.Status.FINISHED) {
      unseen.remove(line.mapping());
    }
  }
}
