package dev.tandem.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** Where the databases differ; all SQL is common. */
interface Dialect {
  boolean speaks(String url);

  /** The URL as the driver gets it. */
  String driverUrl(String url);

  /** What the driver is told when it connects. */
  Map<String, String> properties(String url);

  /** Called after a commit whose work must survive the death of the process. */
  void settle(Connection connection) throws SQLException;

  /** True if somebody else has the database for himself. */
  boolean isLocked(SQLException fault);

  /** True if the same statement may well succeed later. */
  boolean isPassing(SQLException fault);
}
