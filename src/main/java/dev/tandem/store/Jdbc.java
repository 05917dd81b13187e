package dev.tandem.store;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Runs work on the database: the only way to it. */
final class Jdbc {
  private final DataSource source;
  private final Dialect dialect;
  private final Faults faults;
  private final StatementCounter counter = new StatementCounter();

  Jdbc(DataSource source, Dialect dialect, Faults faults) {
    this.source = source;
    this.dialect = dialect;
    this.faults = faults;
  }

  /** Some statements that belong together. */
  interface Work<T> {
    T in(Session session) throws SQLException;
  }

  StatementCounter counter() {
    return counter;
  }

  /** One statement, or several that need not agree. */
  <T> T run(Work<T> work) {
    try (Connection connection = source.getConnection()) {
      return work.in(new Session(connection, counter));
    } catch (SQLException e) {
      throw faults.atWork(e);
    }
  }

  /** One transaction; when this returns, its work survives the death of the process. */
  <T> T durably(Work<T> work) {
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      T result = committed(connection, work);
      dialect.settle(connection);
      return result;
    } catch (SQLException e) {
      throw faults.atWork(e);
    }
  }

  private <T> T committed(Connection connection, Work<T> work) throws SQLException {
    try {
      T result = work.in(new Session(connection, counter));
      connection.commit();
      return result;
    } catch (SQLException | RuntimeException e) {
      rollBack(connection, e);
      throw e;
    }
  }

  private static void rollBack(Connection connection, Exception cause) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }
}
