package dev.tandem.sync;

import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Side;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Room 4: finds the couplings of a batch in one statement, drops what is known already, and finds
 * out what became of creates that were left without an answer.
 */
public final class CouplingDesk {
  private final Couplings couplings;
  private final IntentRecovery recovery;
  private final RecentVersions recent;

  CouplingDesk(Couplings couplings, IntentRecovery recovery, RecentVersions recent) {
    this.couplings = couplings;
    this.recovery = recovery;
    this.recent = recent;
  }

  public CoupledBatch lookUp(ChangeBatch batch) {
    Mapping mapping = batch.mapping();
    Side side = batch.changes().get(0).side();
    Desk desk = new Desk(batch, side, recovery.recover(mapping), recent);
    Map<String, Change> newest = desk.collapse();
    couplings.find(mapping.name(), side, newest.keySet()).forEach(desk::couple);
    newest.values().forEach(desk::sort);
    return desk.result();
  }

  /** One batch on the desk. */
  private static final class Desk {
    private final ChangeBatch batch;
    private final Side side;
    private final Recovery recovery;
    private final RecentVersions recent;
    private final Map<String, Coupling> coupled = new HashMap<>();
    private final List<CoupledChange> changes = new ArrayList<>();
    private final List<Outcome> outcomes = new ArrayList<>();
    private final List<Change> later = new ArrayList<>();
    private final Set<String> unsure = new HashSet<>();

    Desk(ChangeBatch batch, Side side, Recovery recovery, RecentVersions recent) {
      this.batch = batch;
      this.side = side;
      this.recovery = recovery;
      this.recent = recent;
    }

    /** Newest change per record of the side; older ones are dropped, the other side's wait. */
    Map<String, Change> collapse() {
      Map<String, Change> newest = new LinkedHashMap<>();
      for (Change change : batch.changes()) {
        if (change.side() == side) {
          newest.merge(change.recordId(), change, this::newer);
        } else {
          later.add(change);
        }
      }
      return newest;
    }

    /** Of two changes of one record; where their stamps do not tell, the record is read again. */
    private Change newer(Change first, Change second) {
      Instant a = first.version().modifiedAt();
      Instant b = second.version().modifiedAt();
      if (a == null || a.equals(b)) {
        unsure.add(second.recordId());
      }
      Change newer = a != null && b != null && a.isAfter(b) ? first : second;
      Change older = newer == first ? second : first;
      outcomes.add(Outcome.of(older, Action.DROPPED, null));
      return newer.instruction().isNone() ? newer.with(older.instruction()) : newer;
    }

    void couple(Coupling coupling) {
      coupled.put(coupling.id(side), coupling);
    }

    void sort(Change change) {
      Coupling coupling = coupled.get(change.recordId());
      Freshness freshness =
          coupling == null
              ? (recent.hasOvertaken(change) ? Freshness.UNSURE : Freshness.NEWER)
              : Freshness.of(change.version(), coupling.state(side));
      if (change.instruction().isUncouple()) {
        outcomes.add(
            Outcome.of(change, coupling == null ? Action.DROPPED : Action.UNCOUPLED, coupling));
      } else if (isCoupledElsewhere(change, coupling)) {
        outcomes.add(Outcome.of(change, Action.UNCOUPLED, coupling));
        later.add(change);
      } else if (freshness == Freshness.KNOWN
          && !change.instruction().unconditional()
          && !unsure.contains(change.recordId())) {
        outcomes.add(Outcome.of(change, Action.DROPPED, null));
      } else if (recovery.isHeld(change)) {
        outcomes.add(Outcome.failed(change, held(change)));
      } else {
        changes.add(
            new CoupledChange(
                change,
                coupling,
                recovery.intent(change),
                coupling == null ? partner(change) : null,
                freshness == Freshness.UNSURE
                    || change.isPartial()
                    || unsure.contains(change.recordId())));
      }
    }

    /** A person points the record at another partner: the old coupling goes first. */
    private boolean isCoupledElsewhere(Change change, Coupling coupling) {
      String partner = change.instruction().partner();
      return coupling != null && partner != null && !partner.equals(coupling.id(side.other()));
    }

    private String partner(Change change) {
      String named = change.instruction().partner();
      return named == null ? recovery.partner(change) : named;
    }

    private Problem held(Change change) {
      return ErrorCode.AMBIGUOUS.with(
          "A create for %s record %s was left without an answer, and several new %s records fit it."
              .formatted(side, change.recordId(), side.other()));
    }

    CoupledBatch result() {
      return new CoupledBatch(batch, side, changes, outcomes, later);
    }
  }
}
