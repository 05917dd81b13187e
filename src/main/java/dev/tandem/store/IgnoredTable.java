package dev.tandem.store;

import dev.tandem.sync.IgnoredRecord;
import dev.tandem.sync.Outcome;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Why a run left records alone. */
final class IgnoredTable {
  private static final String INSERT =
      "INSERT INTO ignored_record (run, side, record_id, mapping, code, detail)"
          + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";

  private static final String OF =
      "SELECT * FROM ignored_record WHERE run = ? ORDER BY side, record_id LIMIT ?";

  private IgnoredTable() {}

  static List<IgnoredRecord> of(Session session, UUID run, int limit) throws SQLException {
    return session.query(
        OF,
        p -> p.id(run).number(limit),
        row ->
            new IgnoredRecord(
                row.side("side"), row.text("record_id"), row.code("code"), row.text("detail")));
  }

  static void add(Session session, List<Outcome> outcomes) throws SQLException {
    session.batch(
        INSERT,
        outcomes.stream().filter(o -> o.problem() != null && !o.hasFailed()).toList(),
        (p, o) ->
            p.id(o.change().run())
                .side(o.change().side())
                .text(o.change().recordId())
                .text(o.change().mapping())
                .text(o.problem().code().id())
                .text(o.problem().detail()));
  }
}
