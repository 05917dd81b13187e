package dev.tandem.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.h2.api.ErrorCode;

/** H2 in a file: one node, nothing to install. */
final class H2Dialect implements Dialect {
  /** A file name that names no other file system of H2. */
  private static final Pattern PLAIN_FILE = Pattern.compile("^jdbc:h2:(file:)?(?![A-Za-z]{2,}:)");

  private static final Set<Integer> PASSING =
      Set.of(
          ErrorCode.LOCK_TIMEOUT_1,
          ErrorCode.DEADLOCK_1,
          ErrorCode.CONCURRENT_UPDATE_1,
          ErrorCode.STATEMENT_WAS_CANCELED,
          ErrorCode.CONNECTION_BROKEN_1,
          ErrorCode.DATABASE_IS_CLOSED,
          ErrorCode.DATABASE_CALLED_AT_SHUTDOWN,
          ErrorCode.OBJECT_CLOSED,
          ErrorCode.IO_EXCEPTION_1,
          ErrorCode.IO_EXCEPTION_2);

  @Override
  public boolean speaks(String url) {
    return url.startsWith("jdbc:h2:");
  }

  /**
   * Plain files are opened through H2's asynchronous channel. On its default one the interruption
   * of a single thread closes the database for the whole process.
   */
  @Override
  public String driverUrl(String url) {
    return PLAIN_FILE.matcher(url).replaceFirst("jdbc:h2:file:async:");
  }

  @Override
  public Map<String, String> properties(String url) {
    Map<String, String> properties = new HashMap<>();
    properties.put("MODE", "PostgreSQL");
    properties.put("LOCK_TIMEOUT", "10000");
    // Every commit is synchronised, so replaced pages need not be kept long: the file stays small.
    properties.put("RETENTION_TIME", "1000");
    // Faults are told by exceptions; H2's own trace file would repeat statements with their values.
    properties.put("TRACE_LEVEL_FILE", "0");
    // Texts of this length lie in their row like any value; longer ones elsewhere, which is slower.
    properties.put("MAX_LENGTH_INPLACE_LOB", "65536");
    if (!url.toUpperCase(Locale.ROOT).contains("AUTO_SERVER")) {
      // The node closes the store when its last batch is done, not when the JVM is asked to stop.
      properties.put("DB_CLOSE_ON_EXIT", "FALSE");
    }
    return properties;
  }

  /** H2 commits to memory and writes up to half a second later unless it is asked. */
  @Override
  public void settle(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("CHECKPOINT SYNC");
    }
  }

  @Override
  public boolean isLocked(SQLException fault) {
    return fault.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1;
  }

  @Override
  public boolean isPassing(SQLException fault) {
    return PASSING.contains(fault.getErrorCode());
  }
}
