package dev.tandem.sync;

import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Side;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the planner decided for one change.
 *
 * @param change the change
 * @param coupling the pair; null for a record that is neither coupled nor to be created
 * @param merge the merge behind it, or null
 * @param target the partner as it is now, or null
 * @param write what to send, or null if the outcome stands already
 * @param outcome the outcome, or null if it depends on the receipt
 */
record Plan(
    Change change,
    Coupling coupling,
    Merge merge,
    SideRecord target,
    Write write,
    Outcome outcome) {

  static Plan done(Outcome outcome) {
    return new Plan(outcome.change(), outcome.coupling(), null, null, null, outcome);
  }

  static Plan send(Change change, Coupling coupling, Merge merge, Write write) {
    return new Plan(change, coupling, merge, null, write, null);
  }

  Plan sending(Write what) {
    return new Plan(change, coupling, merge, target, what, outcome);
  }

  Plan ended(Outcome how) {
    return new Plan(change, coupling, merge, target, write, how);
  }

  /** The same for a source that was written meanwhile, with nothing in it that was planned on. */
  Plan refreshed(Mapping mapping, SideRecord now) {
    Plan plan = new Plan(change.refreshed(now), coupling, merge, target, write, null);
    return isWrite() ? plan : plan.ended(plan.settled(mapping, target));
  }

  /** Nothing is decided yet: the change goes round once more, seen from another record. */
  static Plan again(Change change) {
    return new Plan(change, null, null, null, null, null);
  }

  boolean isAgain() {
    return write == null && outcome == null;
  }

  /** Both sides changed a field, and nobody may decide. */
  boolean isConflict() {
    return outcome != null && !outcome.conflicts().isEmpty();
  }

  boolean isWaiting() {
    return outcome != null
        && outcome.problem() != null
        && outcome.problem().code() == ErrorCode.REFERENCE_NOT_COUPLED;
  }

  Plan waitingFor(List<ReferenceKey> references) {
    return ended(outcome.waitingFor(references));
  }

  boolean isWrite() {
    return write != null;
  }

  /** The same insert under an id of our choice. */
  Plan withId(String id) {
    Write insert = Write.insert(id, write.values());
    return sending(insert);
  }

  /** The same insert with a number of our choice. */
  Plan withNumber(String property, String number) {
    Write insert =
        Write.insert(write.id(), write.values().with(Fields.of(Map.of(property, number))));
    return sending(insert);
  }

  /** The outcome once the target holds the record as stored. */
  Outcome settled(Mapping mapping, SideRecord stored) {
    if (merge == null) {
      return Outcome.of(change, Action.DELETED, coupling);
    }
    Coupling pair =
        coupling == null
            ? Coupling.between(mapping.name(), change.side(), change.recordId(), stored.id())
            : coupling;
    Action action =
        write == null
            ? (pair.isNew() ? Action.COUPLED : Action.UNCHANGED)
            : write.isInsert() ? Action.INSERTED : pair.isNew() ? Action.COUPLED : Action.MODIFIED;
    Fields written = write == null ? Fields.none() : write.values();
    Coupling now = inStep(mapping, pair, stored);
    return Outcome.done(change, action, now, written)
        .without(merge.leftOut())
        .behind(isLeftBehind(pair, now));
  }

  /**
   * True if the target holds values that nobody will bring: it was known in this version, or the
   * two have only just met.
   */
  private boolean isLeftBehind(Coupling before, Coupling now) {
    Side side = change.side().other();
    boolean created = write != null && write.isInsert();
    if (created || target == null || !now.state(side).dirty()) {
      return false;
    }
    Version known = before.state(side).version();
    boolean seen = known != null && Objects.equals(known.tag(), target.version().tag());
    Side winner = change.instruction().winner();
    return before.isNew() || seen || winner == side;
  }

  private Coupling inStep(Mapping mapping, Coupling pair, SideRecord stored) {
    Side source = change.side();
    Side target = source.other();
    Fields sourceBase = pair.state(source).base().with(merge.sourceBase());
    Fields storedNow = stored.values().only(merge.writes().names());
    Fields targetBase = pair.state(target).base().with(merge.targetBase()).with(storedNow);
    boolean ahead = isAhead(mapping, target, stored.values(), targetBase);
    return pair.withState(
            source,
            new SideState(change.version(), sourceBase, false),
            key(mapping, source, change.record()))
        .withState(
            target,
            new SideState(stored.version(), targetBase, ahead),
            key(mapping, target, stored));
  }

  /** The pair as coupled while some of its fields are contested: only what agrees is in step. */
  Coupling tied(Mapping mapping) {
    Side source = change.side();
    Side side = source.other();
    Set<String> agreed =
        mapping.activeFields().stream()
            .filter(rule -> rule.on(side) != null && merge.targetBase().has(rule.on(side)))
            .map(rule -> rule.on(source))
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    return coupling
        .withState(
            source,
            new SideState(null, merge.sourceBase().only(agreed), true),
            key(mapping, source, change.record()))
        .withState(side, new SideState(null, merge.targetBase(), true), key(mapping, side, target));
  }

  /** True if the target holds values that have yet to flow back: edits of people, defaults set. */
  private static boolean isAhead(Mapping mapping, Side target, Fields stored, Fields base) {
    return mapping.activeFields().stream()
        .filter(rule -> !rule.isConstant())
        .filter(rule -> rule.direction().flowsTo(target.other()))
        .filter(rule -> mapping.direction().flowsTo(target.other()))
        .map(rule -> rule.on(target))
        .anyMatch(name -> stored.has(name) && !Objects.equals(stored.get(name), base.get(name)));
  }

  private static String key(Mapping mapping, Side side, SideRecord record) {
    return mapping.on(side).keyProperty().map(record.values()::text).orElse(null);
  }
}
