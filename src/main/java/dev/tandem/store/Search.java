package dev.tandem.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A SELECT of one table with as many conditions as somebody asked for. */
final class Search {
  private final List<String> conditions = new ArrayList<>();
  private final List<Session.Binder> values = new ArrayList<>();
  private final String table;

  Search(String table) {
    this.table = table;
  }

  Search equal(String column, Optional<String> wanted) {
    wanted.ifPresent(value -> where(column + " = ?", p -> p.text(value)));
    return this;
  }

  /**
   * @param condition a condition with its question marks
   * @param binder sets them
   */
  Search where(String condition, Session.Binder binder) {
    conditions.add(condition);
    values.add(binder);
    return this;
  }

  /** The first rows in an order that an index has, so that no page costs more than another. */
  <T> List<T> first(Session session, int limit, String order, Session.RowReader<T> reader)
      throws SQLException {
    return session.query(
        sql(order),
        p -> {
          for (Session.Binder value : values) {
            value.bind(p);
          }
          p.number(limit);
        },
        reader);
  }

  String sql(String order) {
    String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    return "SELECT * FROM " + table + where + " ORDER BY " + order + " LIMIT ?";
  }
}
