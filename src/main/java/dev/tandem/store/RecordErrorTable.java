package dev.tandem.store;

import dev.tandem.mapping.Side;
import dev.tandem.sync.ErrorClass;
import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.ErrorGroup;
import dev.tandem.sync.RecordError;
import dev.tandem.sync.RecordErrors;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
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
    List<String> values = new ArrayList<>();
    StringBuilder sql = new StringBuilder("SELECT * FROM record_error WHERE 1 = 1");
    mapping.ifPresent(m -> and(sql, values, " AND mapping = ?", m));
    code.ifPresent(c -> and(sql, values, " AND code = ?", c));
    side.ifPresent(s -> and(sql, values, " AND side = ?", s.code()));
    after.ifPresent(
        place ->
            and(sql, values, " AND (mapping, side, record_id) > (?, ?, ?)", place.split("/", 3)));
    sql.append(" ORDER BY mapping, side, record_id LIMIT ?");
    return jdbc.run(
        s -> s.query(sql.toString(), p -> texts(p, values).number(limit), RecordErrorTable::error));
  }

  private static void and(
      StringBuilder sql, List<String> values, String condition, String... given) {
    sql.append(condition);
    values.addAll(Arrays.asList(given));
  }

  private static Parameters texts(Parameters p, List<String> values) throws SQLException {
    for (String value : values) {
      p.text(value);
    }
    return p;
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
