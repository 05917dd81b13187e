package dev.tandem.sync;

import dev.tandem.mapping.DeletionPolicy;
import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Side;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Room 7: makes the outcomes of a batch durable, in one transaction. */
public final class LedgerRoom {
  /** A batch that comes round so often is not making progress: back off instead. */
  private static final int MOST_ROUNDS = 20;

  private final Ledger ledger;
  private final OutcomeEvents events;
  private final RecentVersions recent;
  private final RunProgress progress;

  LedgerRoom(Ledger ledger, OutcomeEvents events, RecentVersions recent, RunProgress progress) {
    this.ledger = ledger;
    this.events = events;
    this.recent = recent;
    this.progress = progress;
  }

  public RecordedBatch record(WrittenBatch batch) {
    Mapping mapping = batch.origin().mapping();
    List<OutboxEvent> outbox =
        batch.outcomes().stream()
            .filter(o -> o.action() != Action.DROPPED)
            .map(o -> events.event(mapping, o))
            .toList();
    Set<UUID> clashes = ledger.record(mapping.name(), batch.outcomes(), outbox);
    batch.outcomes().stream().filter(o -> !clashes.contains(o.change().id())).forEach(this::note);
    List<Change> again = new ArrayList<>(batch.again());
    batch.outcomes().stream()
        .filter(o -> clashes.contains(o.change().id()) || isToRestore(mapping, o))
        .map(Outcome::change)
        .forEach(again::add);
    if (batch.origin().round() > MOST_ROUNDS) {
      throw SystemFault.passing(
          ErrorCode.SYSTEM_BUSY.with(
              again.size()
                  + " records of "
                  + mapping.name()
                  + " change faster than they can be written."),
          Duration.ZERO,
          null);
    }
    return new RecordedBatch(
        batch.origin().next(again),
        outbox.stream().filter(e -> !clashes.contains(e.change())).toList());
  }

  /** The target's version is our own doing, its reader need not bring it back. */
  private void note(Outcome outcome) {
    progress.note(outcome);
    Side target = outcome.change().side().other();
    Coupling coupling = outcome.coupling();
    if (coupling != null && !coupling.state(target).dirty()) {
      recent.note(
          coupling.mapping(), target, coupling.id(target), coupling.state(target).version());
    }
  }

  private static boolean isToRestore(Mapping mapping, Outcome outcome) {
    return outcome.action() == Action.UNCOUPLED && mapping.onDeletion() == DeletionPolicy.RESTORE;
  }
}
