package dev.tandem.store;

import dev.tandem.mapping.Side;
import java.sql.JDBCType;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.UUID;

/** Sets the parameters of one statement, from left to right. */
final class Parameters {
  private final PreparedStatement statement;
  private int last;

  Parameters(PreparedStatement statement) {
    this.statement = statement;
  }

  Parameters text(String value) throws SQLException {
    // PostgreSQL has no NUL in text, and one such record must not stop its batch.
    statement.setString(++last, value == null ? null : value.replace('\0', '\uFFFD'));
    return this;
  }

  Parameters side(Side side) throws SQLException {
    return text(side.code());
  }

  Parameters number(long value) throws SQLException {
    statement.setLong(++last, value);
    return this;
  }

  Parameters flag(boolean value) throws SQLException {
    statement.setBoolean(++last, value);
    return this;
  }

  Parameters id(UUID value) throws SQLException {
    statement.setObject(++last, value);
    return this;
  }

  /** Microseconds are what both databases keep; cut here, since they would round. */
  Parameters instant(Instant value) throws SQLException {
    if (value == null) {
      statement.setNull(++last, JDBCType.TIMESTAMP_WITH_TIMEZONE.getVendorTypeNumber());
    } else {
      Instant kept = value.truncatedTo(ChronoUnit.MICROS);
      statement.setObject(++last, kept.atOffset(ZoneOffset.UTC));
    }
    return this;
  }

  Parameters texts(Collection<String> values) throws SQLException {
    return array("varchar", values);
  }

  Parameters ids(Collection<UUID> values) throws SQLException {
    return array("uuid", values);
  }

  private Parameters array(String type, Collection<?> values) throws SQLException {
    statement.setArray(++last, statement.getConnection().createArrayOf(type, values.toArray()));
    return this;
  }
}
