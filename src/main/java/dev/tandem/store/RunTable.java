package dev.tandem.store;

import dev.tandem.mapping.Side;
import dev.tandem.sync.Action;
import dev.tandem.sync.IgnoredRecord;
import dev.tandem.sync.Outcome;
import dev.tandem.sync.Request;
import dev.tandem.sync.Run;
import dev.tandem.sync.Runs;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** The runs and their counters: one column per action. */
final class RunTable implements Runs {
  private static final String START =
      "INSERT INTO run (id, mapping, mapping_revision, side, extent, started_at)"
          + " VALUES (?, ?, ?, ?, ?, ?)"
          + " ON CONFLICT DO NOTHING";
  private static final String READ = "UPDATE run SET read_changes = ?, read_at = ? WHERE id = ?";
  private static final String FIND = "SELECT * FROM run WHERE id = ?";
  private static final String COUNT =
      Arrays.stream(Action.values())
          .map(action -> action.code() + " = " + action.code() + " + ?")
          .collect(Collectors.joining(", ", "UPDATE run SET ", " WHERE id = ?"));

  private final Jdbc jdbc;

  RunTable(Jdbc jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void start(Request request, String revision, Instant at) {
    jdbc.durably(
        s ->
            s.update(
                START,
                p ->
                    p.id(request.run())
                        .text(request.mapping())
                        .text(revision)
                        .side(request.side())
                        .text(request.extent().code())
                        .instant(at)));
  }

  @Override
  public void read(UUID id, long changes, Instant at) {
    jdbc.durably(s -> s.update(READ, p -> p.number(changes).instant(at).id(id)));
  }

  @Override
  public Optional<Run> find(UUID id) {
    return jdbc.run(s -> s.query(FIND, p -> p.id(id), RunTable::run)).stream().findFirst();
  }

  @Override
  public List<Run> latest(String mapping, int limit) {
    return page(Optional.of(mapping), Optional.empty(), limit);
  }

  @Override
  public List<Run> page(Optional<String> mapping, Optional<Run> after, int limit) {
    Search search = new Search("run").equal("mapping", mapping);
    after.ifPresent(
        run ->
            search.where(
                "started_at <= ? AND (started_at < ? OR id < ?)",
                p -> p.instant(run.startedAt()).instant(run.startedAt()).id(run.id())));
    return newest(search, mapping.isPresent(), limit);
  }

  @Override
  public Optional<Run> last(String mapping, Side side) {
    Search search =
        new Search("run")
            .equal("mapping", Optional.of(mapping))
            .equal("side", Optional.of(side.code()));
    return newest(search, true, 1).stream().findFirst();
  }

  /** The order of an index, of which H2 needs every column. */
  private List<Run> newest(Search search, boolean ofOneMapping, int limit) {
    String order = (ofOneMapping ? "mapping, " : "") + "started_at DESC, id DESC";
    return jdbc.run(s -> search.first(s, limit, order, RunTable::run));
  }

  @Override
  public List<IgnoredRecord> ignored(UUID id, int limit) {
    return ignored(id, Optional.empty(), limit);
  }

  @Override
  public List<IgnoredRecord> ignored(UUID id, Optional<String> after, int limit) {
    return jdbc.run(s -> IgnoredTable.page(s, id, after, limit));
  }

  /** Moves the counters of every run that the outcomes belong to; unknown runs are left out. */
  static void count(Session session, List<Outcome> outcomes) throws SQLException {
    Map<UUID, Map<Action, Long>> runs =
        outcomes.stream()
            .filter(outcome -> outcome.change().run() != null)
            .collect(
                Collectors.groupingBy(
                    outcome -> outcome.change().run(),
                    TreeMap::new,
                    Collectors.groupingBy(Outcome::action, Collectors.counting())));
    session.batch(COUNT, runs.entrySet(), (p, run) -> bind(p, run.getKey(), run.getValue()));
  }

  private static void bind(Parameters p, UUID id, Map<Action, Long> counts) throws SQLException {
    for (Action action : Action.values()) {
      p.number(counts.getOrDefault(action, 0L));
    }
    p.id(id);
  }

  private static Run run(Row row) throws SQLException {
    Map<Action, Long> counters = new EnumMap<>(Action.class);
    for (Action action : Action.values()) {
      counters.put(action, row.number(action.code()));
    }
    return new Run(
        row.id("id"),
        row.text("mapping"),
        row.text("mapping_revision"),
        row.side("side"),
        Request.Extent.valueOf(row.text("extent").toUpperCase(Locale.ROOT)),
        row.instant("started_at"),
        row.instant("read_at"),
        row.number("read_changes"),
        counters);
  }
}
