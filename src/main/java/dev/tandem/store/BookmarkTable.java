package dev.tandem.store;

import dev.tandem.mapping.Side;
import dev.tandem.sync.Bookmarks;
import java.time.Instant;
import java.util.Optional;

/** The bookmarks; losing a move of one costs a repeated read, so they are not written durably. */
final class BookmarkTable implements Bookmarks {
  private static final String FIND = "SELECT read_through FROM %s WHERE mapping = ? AND side = ?";
  private static final String ADVANCE =
      "UPDATE %s SET read_through = GREATEST(read_through, ?) WHERE mapping = ? AND side = ?";
  private static final String INSERT =
      "INSERT INTO %s (read_through, mapping, side) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";

  private static final String DELETE = "DELETE FROM %s WHERE mapping = ? AND side = ?";

  private final Jdbc jdbc;
  private final String table;

  BookmarkTable(Jdbc jdbc, String table) {
    this.jdbc = jdbc;
    this.table = table;
  }

  @Override
  public Optional<Instant> find(String mapping, Side side) {
    return jdbc
        .run(
            s ->
                s.query(
                    FIND.formatted(table),
                    p -> p.text(mapping).side(side),
                    row -> row.instant("read_through")))
        .stream()
        .findFirst();
  }

  @Override
  public void advance(String mapping, Side side, Instant through) {
    Session.Binder binder = p -> p.instant(through).text(mapping).side(side);
    jdbc.run(
        s -> {
          boolean done =
              s.update(ADVANCE.formatted(table), binder) > 0
                  || s.update(INSERT.formatted(table), binder) > 0;
          // Another node may have set the first bookmark between the two statements.
          return done || s.update(ADVANCE.formatted(table), binder) > 0;
        });
  }

  @Override
  public void forget(String mapping, Side side) {
    jdbc.durably(s -> s.update(DELETE.formatted(table), p -> p.text(mapping).side(side)));
  }
}
