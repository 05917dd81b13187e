package dev.tandem.store;

import dev.tandem.sync.IgnoredRecord;
import dev.tandem.sync.Outcome;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Why a run left records alone. */
final class IgnoredTable {
  private static final String INSERT =
      "INSERT INTO ignored_record (run, side, record_id, mapping, code, detail)"
          + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";

  private IgnoredTable() {}

  static List<IgnoredRecord> page(Session session, UUID run, Optional<String> after, int limit)
      throws SQLException {
    Search search = new Search("ignored_record").where("run = ?", p -> p.id(run));
    after
        .map(place -> place.split("/", 2))
        .ifPresent(
            place ->
                search.where("(side, record_id) > (?, ?)", p -> p.text(place[0]).text(place[1])));
    return search.first(session, limit, "run, side, record_id", IgnoredTable::ignored);
  }

  private static IgnoredRecord ignored(Row row) throws SQLException {
    return new IgnoredRecord(
        row.side("side"), row.text("record_id"), row.code("code"), row.text("detail"));
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
