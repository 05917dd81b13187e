package dev.tandem.sync;

import dev.tandem.mapping.DeletionPolicy;
import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Goes through the rooms up to the planner and tells what would be done; writes nothing. */
public final class Rehearsal {
  private final Couplings couplings;
  private final PlanningRoom planning;
  private final Matcher resembling;

  Rehearsal(Couplings couplings, PlanningRoom planning, Matcher resembling) {
    this.couplings = couplings;
    this.planning = planning;
    this.resembling = resembling;
  }

  /** One prospect per change, in order. The changes are of one side. */
  public List<Prospect> of(Mapping mapping, List<Change> changes) {
    if (changes.isEmpty()) {
      return List.of();
    }
    Side side = changes.get(0).side();
    Map<String, Coupling> coupled = new HashMap<>();
    couplings
        .find(mapping.name(), side, changes.stream().map(Change::recordId).toList())
        .forEach(c -> coupled.put(c.id(side), c));
    Map<String, Prospect> prospects = new HashMap<>();
    List<CoupledChange> open = new ArrayList<>();
    for (Change change : changes) {
      Coupling coupling = coupled.get(change.recordId());
      if (isKnown(change, coupling)) {
        prospects.put(change.recordId(), Prospect.unchanged(change, coupling));
      } else {
        open.add(coupled(change, coupling));
      }
    }
    rehearse(mapping, side, open).forEach(p -> prospects.put(p.recordId(), p));
    return changes.stream().map(c -> prospects.get(c.recordId())).toList();
  }

  private static boolean isKnown(Change change, Coupling coupling) {
    return coupling != null
        && !change.instruction().unconditional()
        && Freshness.of(change.version(), coupling.state(change.side())) == Freshness.KNOWN;
  }

  private static CoupledChange coupled(Change change, Coupling coupling) {
    String named = change.instruction().partner();
    boolean elsewhere =
        coupling != null && named != null && !named.equals(coupling.id(change.side().other()));
    Coupling kept = elsewhere ? null : coupling;
    return new CoupledChange(change, kept, null, kept == null ? named : null, change.isPartial());
  }

  private List<Prospect> rehearse(Mapping mapping, Side side, List<CoupledChange> changes) {
    if (changes.isEmpty()) {
      return List.of();
    }
    ChangeBatch batch =
        ChangeBatch.of(mapping, changes.stream().map(CoupledChange::change).toList(), () -> {});
    List<Plan> plans =
        planning.plan(new CoupledBatch(batch, side, changes, List.of(), List.of())).plans();
    List<Prospect> prospects = new ArrayList<>();
    for (int i = 0; i < plans.size(); i++) {
      prospects.add(prospect(mapping, changes.get(i), plans.get(i)));
    }
    return withResembling(mapping, side, changes, prospects);
  }

  /** Those that would be created are compared once more, less strictly. */
  private List<Prospect> withResembling(
      Mapping mapping, Side side, List<CoupledChange> changes, List<Prospect> prospects) {
    Set<String> created =
        prospects.stream()
            .filter(p -> p.foreseen() == Foreseen.CREATE && p.partnerId() == null)
            .map(Prospect::recordId)
            .collect(Collectors.toSet());
    List<CoupledChange> single =
        changes.stream().filter(c -> created.contains(c.change().recordId())).toList();
    Map<String, List<List<String>>> alike =
        single.isEmpty()
            ? Map.of()
            : resembling.candidates(
                mapping, side, single, planning.referring(mapping, side, single));
    return prospects.stream()
        .map(
            p ->
                p.resembling(
                    alike.getOrDefault(p.recordId(), List.of()).stream()
                        .flatMap(List::stream)
                        .distinct()
                        .toList()))
        .toList();
  }

  /** A record that is gone is looked at from its partner, but told of under its own name. */
  private Prospect prospect(Mapping mapping, CoupledChange coupled, Plan plan) {
    if (!plan.isAgain()) {
      return Prospect.of(mapping, plan);
    }
    CoupledChange survivor =
        new CoupledChange(plan.change(), coupled.coupling(), null, null, false);
    Prospect seen = rehearse(mapping, plan.change().side(), List.of(survivor)).get(0);
    return new Prospect(
        coupled.change().side(),
        coupled.change().recordId(),
        Fields.none(),
        restores(mapping, plan.change()) ? Foreseen.CREATE : seen.foreseen(),
        plan.change().recordId(),
        seen.reason(),
        seen.resembling(),
        seen.fields());
  }

  private static boolean restores(Mapping mapping, Change change) {
    Settlement settlement = change.instruction().settlement();
    return settlement == null
        ? mapping.onDeletion() == DeletionPolicy.RESTORE
        : settlement == Settlement.RESTORE;
  }
}
