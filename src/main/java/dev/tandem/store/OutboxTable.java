package dev.tandem.store;

import dev.tandem.sync.Outbox;
import dev.tandem.sync.OutboxEvent;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * The events that wait to be published. That some were sent is not written durably: an event that
 * is sent twice carries the same id.
 */
final class OutboxTable implements Outbox {
  private static final String UNSENT = "SELECT * FROM outbox ORDER BY sequence_number LIMIT ?";
  private static final String SENT = "DELETE FROM outbox WHERE id = ANY(?)";
  private static final String INSERT =
      "INSERT INTO outbox (id, change_id, topic, message_key, body, created_at)"
          + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";

  private final Jdbc jdbc;
  private final Clock clock;

  OutboxTable(Jdbc jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public void add(List<OutboxEvent> events) {
    jdbc.durably(
        session -> {
          add(session, events, clock.instant());
          return null;
        });
  }

  @Override
  public List<OutboxEvent> unsent(int limit) {
    return jdbc.run(s -> s.query(UNSENT, p -> p.number(limit), OutboxTable::event));
  }

  @Override
  public void sent(Collection<UUID> ids) {
    if (!ids.isEmpty()) {
      jdbc.run(s -> s.update(SENT, p -> p.ids(ids)));
    }
  }

  static void add(Session session, List<OutboxEvent> events, Instant now) throws SQLException {
    session.batch(
        INSERT,
        events,
        (p, e) ->
            p.id(e.id()).id(e.change()).text(e.topic()).text(e.key()).text(e.body()).instant(now));
  }

  private static OutboxEvent event(Row row) throws SQLException {
    return new OutboxEvent(
        row.id("id"),
        row.id("change_id"),
        row.text("topic"),
        row.text("message_key"),
        row.text("body"));
  }
}
