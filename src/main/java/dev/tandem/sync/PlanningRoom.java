package dev.tandem.sync;

import dev.tandem.mapping.FieldRule;
import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Side;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Room 5: gathers, each in one request or statement for the whole batch, what the planner needs
 * (records that may have moved on, partners, references, targets), then plans without I/O.
 */
public final class PlanningRoom {
  private final Systems systems;
  private final Couplings couplings;
  private final FieldMapper mapper;
  private final Matcher matcher;

  PlanningRoom(Systems systems, Couplings couplings, FieldMapper mapper, Matcher matcher) {
    this.systems = systems;
    this.couplings = couplings;
    this.mapper = mapper;
    this.matcher = matcher;
  }

  public PlannedBatch plan(CoupledBatch batch) {
    Mapping mapping = batch.origin().mapping();
    Side side = batch.side();
    List<CoupledChange> changes = refreshed(mapping, side, batch.changes());
    var candidates = matcher.candidates(mapping, side, changes);
    Set<String> ids = Partners.toRead(changes, candidates);
    Map<String, SideRecord> targets =
        ids.isEmpty() ? Map.of() : systems.on(side.other()).read(mapping, ids);
    Partners partners = new Partners(mapping, candidates, targets);
    Planner planner = new Planner(mapping, mapper, references(mapping, side, changes));
    List<Plan> plans = new ArrayList<>();
    for (CoupledChange change : changes) {
      plans.add(plan(planner, mapping, change, partners.of(change)));
    }
    Set<UUID> planned = changes.stream().map(c -> c.change().id()).collect(Collectors.toSet());
    batch.changes().stream()
        .filter(c -> !planned.contains(c.change().id()))
        .forEach(gone -> plans.add(Plan.done(Outcome.of(gone.change(), Action.DROPPED, null))));
    return new PlannedBatch(batch, plans);
  }

  /** Reads those again that may have moved on; those that are gone fall out. */
  private List<CoupledChange> refreshed(Mapping mapping, Side side, List<CoupledChange> changes) {
    List<String> ids =
        changes.stream().filter(CoupledChange::unsure).map(c -> c.change().recordId()).toList();
    if (ids.isEmpty()) {
      return changes;
    }
    Map<String, SideRecord> now = systems.on(side).read(mapping, ids);
    return changes.stream()
        .filter(c -> !c.unsure() || now.containsKey(c.change().recordId()))
        .map(c -> c.unsure() ? c.refreshed(now.get(c.change().recordId())) : c)
        .toList();
  }

  private References references(Mapping mapping, Side side, List<CoupledChange> changes) {
    Set<ReferenceKey> keys = new LinkedHashSet<>();
    List<FieldRule> lookups = mapping.activeFields().stream().filter(FieldRule::isLookup).toList();
    for (CoupledChange c : changes) {
      for (FieldRule rule : lookups) {
        Object value = c.change().record().values().get(rule.on(side));
        mapper.reference(rule, value, side).ifPresent(keys::add);
      }
    }
    return new References(keys.isEmpty() ? List.of() : couplings.resolve(keys));
  }

  private static Plan plan(
      Planner planner, Mapping mapping, CoupledChange c, List<SideRecord> partners) {
    Change change = c.change();
    if (partners.size() > 1) {
      return Plan.done(Outcome.failed(change, ambiguous(change, partners)));
    }
    if (partners.size() == 1) {
      SideRecord target = partners.get(0);
      Coupling pair =
          c.isCoupled()
              ? c.coupling()
              : Coupling.between(mapping.name(), change.side(), change.recordId(), target.id());
      return planner.merge(change, pair, target);
    }
    if (c.isCoupled()) {
      return planner.partnerDeleted(change, c.coupling());
    }
    Plan plan = planner.create(change);
    return plan.isWrite() && c.intent() != null ? plan.withId(c.intent().targetId()) : plan;
  }

  private static Problem ambiguous(Change change, List<SideRecord> partners) {
    return ErrorCode.AMBIGUOUS.with(
        "%s record %s fits the %s records %s."
            .formatted(
                change.side(),
                change.recordId(),
                change.side().other(),
                partners.stream().map(SideRecord::id).collect(Collectors.joining(", "))));
  }
}
