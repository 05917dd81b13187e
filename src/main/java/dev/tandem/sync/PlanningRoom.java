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
    Map<String, Set<String>> partners = matcher.partners(mapping, side, changes);
    Map<String, SideRecord> targets = targets(mapping, side, changes, partners);
    Planner planner = new Planner(mapping, mapper, references(mapping, side, changes));
    List<Plan> plans = new ArrayList<>();
    for (CoupledChange change : changes) {
      plans.add(plan(planner, mapping, change, targets, partners));
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

  private Map<String, SideRecord> targets(
      Mapping mapping, Side side, List<CoupledChange> changes, Map<String, Set<String>> partners) {
    Set<String> ids = new LinkedHashSet<>();
    for (CoupledChange c : changes) {
      String id = partnerId(c, partners);
      if (id != null) {
        ids.add(id);
      }
    }
    return ids.isEmpty() ? Map.of() : systems.on(side.other()).read(mapping, ids);
  }

  private static String partnerId(CoupledChange c, Map<String, Set<String>> partners) {
    if (c.isCoupled()) {
      return c.coupling().id(c.change().side().other());
    }
    if (c.adopted() != null) {
      return c.adopted();
    }
    Set<String> found = partners.getOrDefault(c.change().recordId(), Set.of());
    return found.size() == 1 ? found.iterator().next() : null;
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
      Planner planner,
      Mapping mapping,
      CoupledChange c,
      Map<String, SideRecord> targets,
      Map<String, Set<String>> partners) {
    Change change = c.change();
    Set<String> found = partners.getOrDefault(change.recordId(), Set.of());
    if (found.size() > 1) {
      return Plan.done(Outcome.failed(change, ambiguous(change, found)));
    }
    String partnerId = partnerId(c, partners);
    SideRecord target = partnerId == null ? null : targets.get(partnerId);
    if (c.isCoupled()) {
      return target == null
          ? planner.partnerDeleted(change, c.coupling())
          : planner.merge(change, c.coupling(), target);
    }
    boolean pair =
        target != null
            && (c.adopted() != null
                || MatchIndex.agree(mapping, change.side(), change.record(), target));
    if (pair) {
      Coupling fresh =
          Coupling.between(mapping.name(), change.side(), change.recordId(), target.id());
      return planner.merge(change, fresh, target);
    }
    Plan plan = planner.create(change);
    return plan.isWrite() && c.intent() != null ? plan.withId(c.intent().targetId()) : plan;
  }

  private static Problem ambiguous(Change change, Set<String> found) {
    return ErrorCode.AMBIGUOUS.with(
        "%s record %s fits the %s records %s."
            .formatted(
                change.side(), change.recordId(), change.side().other(), String.join(", ", found)));
  }
}
