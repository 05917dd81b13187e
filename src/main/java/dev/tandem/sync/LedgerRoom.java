package dev.tandem.sync;

import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Side;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Room 7: makes the outcomes of a batch durable, in one transaction. */
public final class LedgerRoom {
  /** What comes round so often is not making progress. */
  private static final int MOST_ROUNDS = 20;

  private final Ledger ledger;
  private final RecordErrors errors;
  private final OutcomeEvents events;
  private final RecentVersions recent;
  private final RunProgress progress;
  private final Parents parents;
  private final SecondLook secondLook;

  LedgerRoom(
      Ledger ledger,
      RecordErrors errors,
      OutcomeEvents events,
      RecentVersions recent,
      RunProgress progress,
      Parents parents,
      SecondLook secondLook) {
    this.ledger = ledger;
    this.errors = errors;
    this.events = events;
    this.recent = recent;
    this.progress = progress;
    this.parents = parents;
    this.secondLook = secondLook;
  }

  public RecordedBatch record(WrittenBatch batch) {
    Mapping mapping = batch.origin().mapping();
    boolean isLast = batch.origin().round() > MOST_ROUNDS;
    List<Outcome> outcomes = withRepeated(mapping, isLast ? ended(batch) : batch.outcomes());
    List<OutboxEvent> outbox =
        outcomes.stream()
            .filter(o -> o.action() != Action.DROPPED)
            .map(o -> events.event(mapping, o))
            .toList();
    Set<UUID> clashes = ledger.record(mapping.name(), outcomes, outbox);
    outcomes.stream().filter(o -> !clashes.contains(o.change().id())).forEach(this::note);
    List<Change> again = new ArrayList<>(isLast ? List.of() : batch.again());
    outcomes.stream()
        .filter(o -> clashes.contains(o.change().id()))
        .map(Outcome::change)
        .forEach(again::add);
    outcomes.stream()
        .filter(o -> !clashes.contains(o.change().id()) && o.isToRestore(mapping))
        .map(o -> o.change().with(o.change().instruction().creating()))
        .forEach(again::add);
    again.addAll(
        secondLook.of(
            outcomes.stream().filter(o -> !clashes.contains(o.change().id())).toList(),
            batch.origin().round()));
    if (isLast && !again.isEmpty()) {
      throw SystemFault.passing(
          ErrorCode.SYSTEM_BUSY.with(
              again.size() + " records of " + mapping.name() + " are being coupled elsewhere."),
          Duration.ZERO,
          null);
    }
    return new RecordedBatch(
        batch.origin().next(again),
        outbox.stream().filter(e -> !clashes.contains(e.change())).toList(),
        parents.of(outcomes));
  }

  /** Records that never come to rest are left alone, so that they do not hold up the others. */
  private static List<Outcome> ended(WrittenBatch batch) {
    List<Outcome> all = new ArrayList<>(batch.outcomes());
    batch.again().stream()
        .map(
            change ->
                Outcome.failed(
                    change,
                    ErrorCode.NEVER_AT_REST.with("It was tried " + MOST_ROUNDS + " times.")))
        .forEach(all::add);
    return all;
  }

  /** A failure that comes a second time counts as skipped, and the record is left alone. */
  private List<Outcome> withRepeated(Mapping mapping, List<Outcome> outcomes) {
    Map<Side, List<String>> failed =
        outcomes.stream()
            .filter(LedgerRoom::mayRepeat)
            .collect(
                Collectors.groupingBy(
                    o -> o.change().side(),
                    Collectors.mapping(o -> o.change().recordId(), Collectors.toList())));
    if (failed.isEmpty()) {
      return outcomes;
    }
    Set<String> known = new HashSet<>();
    failed.forEach(
        (side, ids) ->
            errors
                .find(mapping.name(), side, ids)
                .forEach(e -> known.add(failure(side, e.recordId(), e.code(), e.detail()))));
    return outcomes.stream()
        .map(o -> mayRepeat(o) && known.contains(failure(o)) ? o.repeated() : o)
        .toList();
  }

  private static boolean mayRepeat(Outcome outcome) {
    if (!outcome.hasFailed()) {
      return false;
    }
    ErrorClass kind = outcome.problem().code().errorClass();
    return kind == ErrorClass.REJECTED || kind == ErrorClass.CONFLICT;
  }

  private static String failure(Outcome o) {
    Problem problem = o.problem();
    return failure(o.change().side(), o.change().recordId(), problem.code(), problem.detail());
  }

  private static String failure(Side side, String id, ErrorCode code, String detail) {
    return side.code() + ' ' + id + ' ' + code.id() + ' ' + detail;
  }

  /** The target's version is our own doing, its reader need not bring it back. */
  private void note(Outcome outcome) {
    progress.note(outcome);
    Side target = outcome.change().side().other();
    Coupling coupling = outcome.coupling();
    if (coupling != null && !outcome.isUncoupling() && !coupling.state(target).dirty()) {
      recent.note(
          coupling.mapping(), target, coupling.id(target), coupling.state(target).version());
    }
  }
}
