package dev.tandem.store;

import dev.tandem.mapping.Side;
import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.Fields;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/** Typed reads of the current row. */
final class Row {
  private final ResultSet result;

  Row(ResultSet result) {
    this.result = result;
  }

  String text(String column) throws SQLException {
    return result.getString(column);
  }

  Side side(String column) throws SQLException {
    return Side.of(text(column));
  }

  ErrorCode code(String column) throws SQLException {
    String id = text(column);
    return ErrorCode.find(id)
        .orElseThrow(() -> new IllegalStateException("The catalogue has no error " + id));
  }

  Fields fields(String column) throws SQLException {
    return StoredJson.fields(text(column));
  }

  long number(String column) throws SQLException {
    return result.getLong(column);
  }

  boolean flag(String column) throws SQLException {
    return result.getBoolean(column);
  }

  UUID id(String column) throws SQLException {
    return result.getObject(column, UUID.class);
  }

  Instant instant(String column) throws SQLException {
    OffsetDateTime value = result.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }
}
