package dev.tandem.store;

import dev.tandem.mapping.Side;
import dev.tandem.sync.Action;
import dev.tandem.sync.FullSyncLine;
import dev.tandem.sync.FullSyncLines;
import dev.tandem.sync.Problem;
import dev.tandem.sync.Recommendation;
import dev.tandem.sync.Request;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The lines of the full synchronisation. */
final class FullSyncTable implements FullSyncLines {
  private static final String ALL = "SELECT * FROM full_sync_line";
  private static final String FIND = "SELECT * FROM full_sync_line WHERE mapping = ?";
  private static final String DELETE = "DELETE FROM full_sync_line WHERE mapping = ?";
  private static final String INSERT =
      "INSERT INTO full_sync_line (mapping, recommendation, status, mode, allow_duplicates, erp,"
          + " crm, coupled, side, reviewed_at, started_at, finished_at, code, detail)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String DONE =
      Arrays.stream(Action.values())
          .map(Action::code)
          .collect(
              Collectors.joining(
                  " + ",
                  "SELECT side, SUM(",
                  ") AS n FROM run WHERE mapping = ? AND extent = ? AND started_at >= ?"
                      + " GROUP BY side"));

  private final Jdbc jdbc;

  FullSyncTable(Jdbc jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<FullSyncLine> all() {
    return jdbc.run(s -> s.query(ALL, p -> {}, FullSyncTable::line));
  }

  @Override
  public Optional<FullSyncLine> find(String mapping) {
    return jdbc.run(s -> s.query(FIND, p -> p.text(mapping), FullSyncTable::line)).stream()
        .findFirst();
  }

  @Override
  public void put(FullSyncLine line) {
    jdbc.durably(
        s -> {
          s.update(DELETE, p -> p.text(line.mapping()));
          return s.update(INSERT, p -> bind(p, line));
        });
  }

  @Override
  public Map<Side, Long> done(String mapping, Instant since) {
    Map<Side, Long> done = new EnumMap<>(Side.class);
    jdbc.run(
        s ->
            s.query(
                DONE,
                p -> p.text(mapping).text(Request.Extent.FULL.code()).instant(since),
                row -> done.put(row.side("side"), row.number("n"))));
    return done;
  }

  private static void bind(Parameters p, FullSyncLine line) throws SQLException {
    Problem problem = line.problem();
    p.text(line.mapping())
        .text(line.recommendation().name())
        .text(line.status().name())
        .text(line.mode() == null ? null : line.mode().name())
        .flag(line.allowDuplicates())
        .number(line.erp())
        .number(line.crm())
        .number(line.coupled())
        .text(line.side() == null ? null : line.side().code())
        .instant(line.reviewedAt())
        .instant(line.startedAt())
        .instant(line.finishedAt())
        .text(problem == null ? null : problem.code().id())
        .text(problem == null ? null : problem.detail());
  }

  private static FullSyncLine line(Row row) throws SQLException {
    String mode = row.text("mode");
    return new FullSyncLine(
        row.text("mapping"),
        Recommendation.valueOf(row.text("recommendation")),
        FullSyncLine.Status.valueOf(row.text("status")),
        mode == null ? null : Recommendation.valueOf(mode),
        row.flag("allow_duplicates"),
        row.number("erp"),
        row.number("crm"),
        row.number("coupled"),
        row.text("side") == null ? null : row.side("side"),
        row.instant("reviewed_at"),
        row.instant("started_at"),
        row.instant("finished_at"),
        row.text("code") == null ? null : new Problem(row.code("code"), row.text("detail")));
  }
}
