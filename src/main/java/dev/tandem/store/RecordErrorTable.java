package dev.tandem.store;

import dev.tandem.mapping.Side;
import dev.tandem.sync.ErrorClass;
import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.ErrorGroup;
import dev.tandem.sync.RecordError;
import dev.tandem.sync.RecordErrors;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Reads the errors of records. */
final class RecordErrorTable implements RecordErrors {
  private static final String RETRYABLE =
      "SELECT * FROM record_error WHERE mapping = ? AND side = ?"
          + " AND (waits_mapping IS NULL AND (occurrences < 2 OR code = ANY(?))"
          // Two questions, since one with OR would walk every coupling.
          + " OR waits_mapping IS NOT NULL AND updated_at < ?"
          + " OR EXISTS (SELECT 1 FROM coupling"
          + " WHERE %1$s_id = waits_value AND coupling.mapping = waits_mapping)"
          + " OR EXISTS (SELECT 1 FROM coupling"
          + " WHERE %1$s_key = waits_value AND coupling.mapping = waits_mapping))"
          + " ORDER BY updated_at, record_id LIMIT ?";
  private static final String FIND =
      "SELECT * FROM record_error WHERE record_id = ANY(?) AND side = ANY(?) AND mapping = ANY(?)";
  private static final String RELEASE = "UPDATE record_error SET occurrences = 0 WHERE mapping = ?";
  private static final String OPEN =
      "SELECT * FROM record_error ORDER BY updated_at DESC, record_id LIMIT ?";
  private static final String OPEN_OF_MAPPING =
      "SELECT * FROM record_error WHERE mapping = ? ORDER BY updated_at DESC, record_id LIMIT ?";
  private static final String GROUPS =
      "SELECT mapping, code, COUNT(*) AS n, MIN(since) AS since,"
          + " SUM(CASE WHEN occurrences > 1 THEN 1 ELSE 0 END) AS skipped"
          + " FROM record_error GROUP BY mapping, code ORDER BY n DESC, mapping, code";
  private static final String COUNT = "SELECT COUNT(*) AS n FROM record_error WHERE mapping = ?";

  /** What may be mended without the record being touched. */
  private static final List<String> ALWAYS_RETRIED =
      Arrays.stream(ErrorCode.values())
          .filter(
              c ->
                  c.errorClass() == ErrorClass.WAITING
                      || c == ErrorCode.AMBIGUOUS
                      || c.concernsOneMapping())
          .map(ErrorCode::id)
          .toList();

  private final Jdbc jdbc;

  RecordErrorTable(Jdbc jdbc) {
    this.jdbc = jdbc;
  }

  /** Those that were tried longest ago come first. */
  @Override
  public List<RecordError> retryable(String mapping, Side side, Instant triedBefore, int limit) {
    return jdbc.run(
        s ->
            s.query(
                RETRYABLE.formatted(side.code()),
                p ->
                    p.text(mapping)
                        .side(side)
                        .texts(ALWAYS_RETRIED)
                        .instant(triedBefore)
                        .number(limit),
                RecordErrorTable::error));
  }

  @Override
  public List<RecordError> find(String mapping, Side side, Collection<String> ids) {
    return jdbc.run(
        s ->
            s.query(
                FIND,
                p -> p.texts(ids).texts(List.of(side.code())).texts(List.of(mapping)),
                RecordErrorTable::error));
  }

  @Override
  public void release(String mapping) {
    jdbc.durably(s -> s.update(RELEASE, p -> p.text(mapping)));
  }

  /** The newest come first. */
  @Override
  public List<RecordError> open(Optional<String> mapping, int limit) {
    return jdbc.run(
        s ->
            mapping.isPresent()
                ? s.query(
                    OPEN_OF_MAPPING,
                    p -> p.text(mapping.get()).number(limit),
                    RecordErrorTable::error)
                : s.query(OPEN, p -> p.number(limit), RecordErrorTable::error));
  }

  @Override
  public List<RecordError> page(
      Optional<String> mapping,
      Optional<String> code,
      Optional<Side> side,
      Optional<String> after,
      int limit) {
    Search search =
        new Search("record_error")
            .equal("mapping", mapping)
            .equal("code", code)
            .equal("side", side.map(Side::code));
    after.map(place -> place.split("/", 3)).ifPresent(place -> after(search, place));
    return jdbc.run(
        s -> search.first(s, limit, "record_id, side, mapping", RecordErrorTable::error));
  }

  /** The order of the primary key. */
  private static void after(Search search, String... place) {
    search.where(
        "record_id >= ? AND (record_id, side, mapping) > (?, ?, ?)",
        p -> p.text(place[2]).text(place[2]).text(place[1]).text(place[0]));
  }

  @Override
  public List<ErrorGroup> groups() {
    return jdbc.run(
        s ->
            s.query(
                GROUPS,
                p -> {},
                row ->
                    new ErrorGroup(
                        row.text("mapping"),
                        row.code("code"),
                        row.number("n"),
                        row.number("skipped"),
                        row.instant("since"))));
  }

  @Override
  public long count(String mapping) {
    return jdbc.run(s -> s.query(COUNT, p -> p.text(mapping), row -> row.number("n"))).get(0);
  }

  private static RecordError error(Row row) throws SQLException {
    return new RecordError(
        row.text("mapping"),
        row.side("side"),
        row.text("record_id"),
        row.code("code"),
        row.text("detail"),
        Math.toIntExact(row.number("occurrences")),
        row.text("conflicts"),
        row.instant("since"));
  }
}
