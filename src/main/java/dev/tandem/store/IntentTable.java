package dev.tandem.store;

import dev.tandem.mapping.Side;
import dev.tandem.sync.Coupling;
import dev.tandem.sync.Intent;
import dev.tandem.sync.Intents;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** The intents whose end is not known. */
final class IntentTable implements Intents {
  private static final String PENDING =
      "SELECT * FROM intent WHERE mapping = ? ORDER BY opened_at, source_id";
  private static final String DELETE =
      "DELETE FROM intent WHERE source_id = ? AND target = ? AND mapping = ?";
  private static final String INSERT =
      "INSERT INTO intent (source_id, target, mapping, target_id, identity, written, opened_at)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?)";
  // Target and mapping are lists, too: beside an equality H2 would walk every intent.
  static final String CLOSE =
      "DELETE FROM intent WHERE source_id = ANY(?) AND target = ANY(?) AND mapping = ANY(?)";

  private final Jdbc jdbc;

  IntentTable(Jdbc jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<Intent> pending(String mapping) {
    return jdbc.run(s -> s.query(PENDING, p -> p.text(mapping), IntentTable::intent));
  }

  @Override
  public void open(List<Intent> intents) {
    if (!intents.isEmpty()) {
      jdbc.durably(
          s -> {
            s.batch(DELETE, intents, IntentTable::bindKey);
            return s.batch(INSERT, intents, IntentTable::bind);
          });
    }
  }

  @Override
  public void withdraw(List<Intent> intents) {
    if (!intents.isEmpty()) {
      jdbc.durably(s -> s.batch(DELETE, intents, IntentTable::bindKey));
    }
  }

  /** A new coupling settles the intents of both its records, whichever side wanted the other. */
  static void close(Session session, String mapping, Collection<Coupling> settled)
      throws SQLException {
    if (!settled.isEmpty()) {
      session.batch(
          CLOSE,
          List.of(Side.values()),
          (p, target) ->
              p.texts(settled.stream().map(c -> c.id(target.other())).toList())
                  .texts(List.of(target.code()))
                  .texts(List.of(mapping)));
    }
  }

  private static void bindKey(Parameters p, Intent intent) throws SQLException {
    p.text(intent.sourceId()).side(intent.target()).text(intent.mapping());
  }

  private static void bind(Parameters p, Intent intent) throws SQLException {
    bindKey(p, intent);
    p.text(intent.targetId())
        .text(intent.identity())
        .text(StoredJson.text(intent.values()))
        .instant(intent.openedAt());
  }

  private static Intent intent(Row row) throws SQLException {
    return new Intent(
        row.text("mapping"),
        row.side("target"),
        row.text("source_id"),
        row.text("target_id"),
        row.text("identity"),
        row.fields("written"),
        row.instant("opened_at"));
  }
}
