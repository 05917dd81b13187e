package dev.tandem.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** PostgreSQL: several nodes may share it. */
final class PostgresDialect implements Dialect {
  /**
   * SQL state classes: connection, rollback (deadlock, serialization), resources, object in use,
   * operator's intervention, system.
   */
  private static final List<String> PASSING = List.of("08", "40", "53", "55", "57", "58");

  @Override
  public boolean speaks(String url) {
    return url.startsWith("jdbc:postgresql:");
  }

  @Override
  public String driverUrl(String url) {
    return url;
  }

  @Override
  public Map<String, String> properties(String url) {
    return Map.of(
        "ApplicationName", "tandem",
        "connectTimeout", "10",
        "socketTimeout", "120",
        "tcpKeepAlive", "true");
  }

  /** A commit is on disk when it returns. */
  @Override
  public void settle(Connection connection) {}

  @Override
  public boolean isLocked(SQLException fault) {
    return false;
  }

  @Override
  public boolean isPassing(SQLException fault) {
    String state = fault.getSQLState();
    return state != null && PASSING.stream().anyMatch(state::startsWith);
  }
}
