package dev.tandem.store;

import dev.tandem.sync.Action;
import dev.tandem.sync.Ledger;
import dev.tandem.sync.OutboxEvent;
import dev.tandem.sync.Outcome;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Writes what a batch of changes came to, all or nothing. */
final class JdbcLedger implements Ledger {
  private final Jdbc jdbc;
  private final Clock clock;

  JdbcLedger(Jdbc jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public Set<UUID> record(String mapping, List<Outcome> outcomes, List<OutboxEvent> events) {
    return outcomes.isEmpty()
        ? Set.of()
        : jdbc.durably(session -> record(session, mapping, outcomes, events));
  }

  private Set<UUID> record(
      Session session, String mapping, List<Outcome> outcomes, List<OutboxEvent> events)
      throws SQLException {
    Set<UUID> late = new CouplingWrites(session, clock).apply(outcomes);
    List<Outcome> recorded =
        outcomes.stream().filter(outcome -> !late.contains(outcome.change().id())).toList();
    IntentTable.close(
        session,
        mapping,
        recorded.stream().filter(CouplingWrites::isInsert).map(Outcome::coupling).toList());
    new ErrorWrites(session, mapping, clock).apply(recorded);
    IgnoredTable.add(session, recorded);
    OutboxTable.add(session, told(recorded, events), clock.instant());
    // Last, because every batch of a run waits for this row.
    RunTable.count(session, recorded);
    return late;
  }

  private static List<OutboxEvent> told(List<Outcome> recorded, List<OutboxEvent> events) {
    Set<UUID> changes = new HashSet<>();
    recorded.stream()
        .filter(outcome -> outcome.action() != Action.DROPPED)
        .forEach(outcome -> changes.add(outcome.change().id()));
    return events.stream().filter(event -> changes.contains(event.change())).toList();
  }
}
