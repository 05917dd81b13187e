package dev.tandem.sync;

import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Side;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Room 5: gathers, each in one request or statement for the whole batch, what the planner needs
 * (records that may have moved on, partners, references, targets), then plans without I/O.
 */
public final class PlanningRoom {
  private final Systems systems;
  private final Couplings couplings;
  private final Decisions decisions;
  private final FieldMapper mapper;
  private final Matcher matcher;

  PlanningRoom(
      Systems systems,
      Couplings couplings,
      Decisions decisions,
      FieldMapper mapper,
      Matcher matcher) {
    this.systems = systems;
    this.couplings = couplings;
    this.decisions = decisions;
    this.mapper = mapper;
    this.matcher = matcher;
  }

  public PlannedBatch plan(CoupledBatch batch) {
    Mapping mapping = batch.origin().mapping();
    Side side = batch.side();
    List<CoupledChange> changes = refreshed(mapping, side, batch.changes());
    Lookups lookups = new Lookups(mapping, side, mapper);
    References references = lookups.resolve(changes, couplings);
    List<Paired> paired = paired(mapping, side, changes, mapper.referring(references));
    BatchPlanner planner = new BatchPlanner(mapping, mapper, lookups, references, List.of());
    List<Plan> plans = new ArrayList<>(paired.stream().map(planner::plan).toList());
    if (plans.stream().anyMatch(Plan::isConflict)) {
      decide(
          new BatchPlanner(mapping, mapper, lookups, references, decisions.of(mapping.name())),
          paired,
          plans);
    }
    return new PlannedBatch(batch, plans);
  }

  /** Translates references of records that look for partners. */
  MatchValue.Referring referring(Mapping mapping, Side side, List<CoupledChange> changes) {
    return mapper.referring(new Lookups(mapping, side, mapper).resolve(changes, couplings));
  }

  /** Standing decisions are asked for only when there is something to decide. */
  private static void decide(BatchPlanner planner, List<Paired> paired, List<Plan> plans) {
    for (int i = 0; i < plans.size(); i++) {
      if (plans.get(i).isConflict()) {
        plans.set(i, planner.plan(paired.get(i)));
      }
    }
  }

  /** Reads those again that may have moved on. */
  private List<CoupledChange> refreshed(Mapping mapping, Side side, List<CoupledChange> changes) {
    List<String> ids =
        changes.stream().filter(CoupledChange::unsure).map(c -> c.change().recordId()).toList();
    if (ids.isEmpty()) {
      return changes;
    }
    Map<String, SideRecord> now = systems.on(side).read(mapping, ids);
    return changes.stream().map(c -> c.unsure() ? refreshed(c, now) : c).toList();
  }

  private static CoupledChange refreshed(CoupledChange c, Map<String, SideRecord> now) {
    SideRecord record = now.get(c.change().recordId());
    return record == null ? c.gone() : c.refreshed(record);
  }

  private List<Paired> paired(
      Mapping mapping, Side side, List<CoupledChange> changes, MatchValue.Referring referring) {
    var candidates = matcher.candidates(mapping, side, changes, referring);
    Set<String> ids = Partners.toRead(changes, candidates);
    Map<String, SideRecord> targets =
        ids.isEmpty() ? Map.of() : systems.on(side.other()).read(mapping, ids);
    Partners partners = new Partners(matcher.values(mapping), candidates, targets, referring);
    Set<String> taken = taken(mapping, side.other(), changes);
    return changes.stream()
        .map(c -> new Paired(c, partners.of(c), c.adopted() != null && taken.contains(c.adopted())))
        .toList();
  }

  /** Which of the partners that people named are coupled already. */
  private Set<String> taken(Mapping mapping, Side side, List<CoupledChange> changes) {
    Set<String> named =
        changes.stream()
            .filter(c -> !c.isCoupled() && c.change().instruction().partner() != null)
            .map(CoupledChange::adopted)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return named.isEmpty()
        ? Set.of()
        : couplings.find(mapping.name(), side, named).stream()
            .map(c -> c.id(side))
            .collect(Collectors.toSet());
  }
}
