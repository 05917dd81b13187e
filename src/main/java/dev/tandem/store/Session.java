package dev.tandem.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Executes and counts statements on one connection. */
final class Session {
  private final Connection connection;
  private final StatementCounter counter;

  Session(Connection connection, StatementCounter counter) {
    this.connection = connection;
    this.counter = counter;
  }

  /** Sets the parameters of a statement. */
  interface Binder {
    void bind(Parameters parameters) throws SQLException;
  }

  /** Sets the parameters of a statement from one row of a batch. */
  interface RowBinder<R> {
    void bind(Parameters parameters, R row) throws SQLException;
  }

  /** Makes a value of a row. */
  interface RowReader<T> {
    T read(Row row) throws SQLException;
  }

  <T> List<T> query(String sql, Binder binder, RowReader<T> reader) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      binder.bind(new Parameters(statement));
      counter.increment();
      try (ResultSet result = statement.executeQuery()) {
        Row row = new Row(result);
        List<T> values = new ArrayList<>();
        while (result.next()) {
          values.add(reader.read(row));
        }
        return values;
      }
    }
  }

  int update(String sql, Binder binder) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      binder.bind(new Parameters(statement));
      counter.increment();
      return statement.executeUpdate();
    }
  }

  /** One JDBC batch; no rows, no statement. Answers how many rows each one touched, in order. */
  <R> int[] batch(String sql, Collection<R> rows, RowBinder<R> binder) throws SQLException {
    if (rows.isEmpty()) {
      return new int[0];
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (R row : rows) {
        binder.bind(new Parameters(statement), row);
        statement.addBatch();
      }
      counter.increment();
      return statement.executeBatch();
    }
  }
}
