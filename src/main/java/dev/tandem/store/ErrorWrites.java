package dev.tandem.store;

import dev.tandem.mapping.Side;
import dev.tandem.sync.Action;
import dev.tandem.sync.Coupling;
import dev.tandem.sync.Outcome;
import dev.tandem.sync.ReferenceKey;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the errors of failed records and clears those of settled ones. */
final class ErrorWrites {
  // Side and mapping are lists, too: beside an equality H2 would walk every error.
  static final String CLEAR =
      "DELETE FROM record_error WHERE record_id = ANY(?) AND side = ANY(?) AND mapping = ANY(?)";
  private static final String INSERT =
      "INSERT INTO record_error"
          + " (code, detail, since, updated_at, record_id, side, mapping, occurrences)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, 0) ON CONFLICT DO NOTHING";
  private static final String UPDATE =
      "UPDATE record_error SET"
          + " occurrences = CASE WHEN code = ? AND detail = ? THEN occurrences + 1 ELSE 1 END,"
          + " since = CASE WHEN code = ? AND detail = ? THEN since ELSE ? END,"
          + " code = ?, detail = ?, conflicts = ?, waits_mapping = ?, waits_value = ?,"
          + " updated_at = ?"
          + " WHERE record_id = ? AND side = ? AND mapping = ?";

  private final Session session;
  private final String mapping;
  private final Instant now;
  private final Map<Side, List<String>> settled =
      new EnumMap<>(Map.of(Side.CRM, new ArrayList<>(), Side.ERP, new ArrayList<>()));

  ErrorWrites(Session session, String mapping, Clock clock) {
    this.session = session;
    this.mapping = mapping;
    this.now = clock.instant();
  }

  private record Key(Side side, String id) {}

  /** The last outcome of a record decides. */
  void apply(List<Outcome> outcomes) throws SQLException {
    Map<Key, Outcome> last = new LinkedHashMap<>();
    outcomes.stream()
        .filter(outcome -> outcome.action() != Action.DROPPED)
        .forEach(o -> last.put(new Key(o.change().side(), o.change().recordId()), o));
    last.values().stream().filter(o -> !o.hasFailed()).forEach(this::settle);
    clear();
    write(last.values().stream().filter(Outcome::hasFailed).toList());
  }

  /** A record in step settles its partner too, unless that one has edits of its own. */
  private void settle(Outcome outcome) {
    Side side = outcome.change().side();
    Coupling coupling = outcome.coupling();
    settled.get(side).add(outcome.change().recordId());
    if (coupling != null && (outcome.isUncoupling() || !coupling.state(side.other()).dirty())) {
      settled.get(side.other()).add(coupling.id(side.other()));
    }
  }

  /** Asking whether there are errors would cost as much as this. */
  private void clear() throws SQLException {
    session.batch(
        CLEAR,
        settled.entrySet().stream().filter(e -> !e.getValue().isEmpty()).toList(),
        (p, e) -> p.texts(e.getValue()).texts(List.of(e.getKey().code())).texts(List.of(mapping)));
  }

  private void write(Collection<Outcome> failed) throws SQLException {
    session.batch(INSERT, failed, this::bindInsert);
    session.batch(UPDATE, failed, this::bindUpdate);
  }

  private void bindInsert(Parameters p, Outcome outcome) throws SQLException {
    bindProblem(p, outcome).instant(now).instant(now);
    bindKey(p, outcome);
  }

  private void bindUpdate(Parameters p, Outcome outcome) throws SQLException {
    bindProblem(p, outcome);
    bindProblem(p, outcome).instant(now);
    bindProblem(p, outcome).text(StoredJson.text(outcome.conflicts()));
    ReferenceKey waitsFor = outcome.waitsFor().isEmpty() ? null : outcome.waitsFor().get(0);
    p.text(waitsFor == null ? null : waitsFor.mapping());
    p.text(waitsFor == null ? null : waitsFor.value()).instant(now);
    bindKey(p, outcome);
  }

  private static Parameters bindProblem(Parameters p, Outcome outcome) throws SQLException {
    return p.text(outcome.problem().code().id()).text(outcome.problem().detail());
  }

  private void bindKey(Parameters p, Outcome outcome) throws SQLException {
    p.text(outcome.change().recordId()).side(outcome.change().side()).text(mapping);
  }
}
