package dev.tandem.store;

import dev.tandem.mapping.Side;
import dev.tandem.sync.ErrorClass;
import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.RecordError;
import dev.tandem.sync.RecordErrors;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads the errors of records. */
final class RecordErrorTable implements RecordErrors {
  private static final String RETRYABLE =
      "SELECT * FROM record_error WHERE mapping = ? AND side = ?"
          + " AND (occurrences < 2 OR code = ANY(?)) ORDER BY updated_at, record_id LIMIT ?";
  private static final String OPEN =
      "SELECT * FROM record_error ORDER BY updated_at DESC, record_id LIMIT ?";
  private static final String OPEN_OF_MAPPING =
      "SELECT * FROM record_error WHERE mapping = ? ORDER BY updated_at DESC, record_id LIMIT ?";
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
  public List<RecordError> retryable(String mapping, Side side, int limit) {
    return jdbc.run(
        s ->
            s.query(
                RETRYABLE,
                p -> p.text(mapping).side(side).texts(ALWAYS_RETRIED).number(limit),
                RecordErrorTable::error));
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
  public long count(String mapping) {
    return jdbc.run(s -> s.query(COUNT, p -> p.text(mapping), row -> row.number("n"))).get(0);
  }

  private static RecordError error(Row row) throws SQLException {
    return new RecordError(
        row.text("mapping"),
        row.side("side"),
        row.text("record_id"),
        code(row.text("code")),
        row.text("detail"),
        Math.toIntExact(row.number("occurrences")),
        row.text("conflicts"),
        row.instant("since"));
  }

  private static ErrorCode code(String id) {
    return Arrays.stream(ErrorCode.values())
        .filter(code -> code.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("The catalogue has no error " + id));
  }
}
