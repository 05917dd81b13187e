package dev.tandem.store;

import dev.tandem.mapping.Side;
import dev.tandem.sync.Bookmarks;
import java.time.Instant;
import java.util.Optional;

/** The bookmarks; losing a move of one costs a repeated read, so they are not written durably. */
final class BookmarkTable implements Bookmarks {
  private static final String FIND =
      "SELECT read_through FROM bookmark WHERE mapping = ? AND side = ?";
  private static final String ADVANCE =
      "UPDATE bookmark SET read_through = GREATEST(read_through, ?) WHERE mapping = ? AND side = ?";
  private static final String INSERT =
      "INSERT INTO bookmark (read_through, mapping, side) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";

  private final Jdbc jdbc;

  BookmarkTable(Jdbc jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<Instant> find(String mapping, Side side) {
    return jdbc
        .run(
            s -> s.query(FIND, p -> p.text(mapping).side(side), row -> row.instant("read_through")))
        .stream()
        .findFirst();
  }

  @Override
  public void advance(String mapping, Side side, Instant through) {
    Session.Binder binder = p -> p.instant(through).text(mapping).side(side);
    jdbc.run(
        s -> {
          boolean done = s.update(ADVANCE, binder) > 0 || s.update(INSERT, binder) > 0;
          // Another node may have set the first bookmark between the two statements.
          return done || s.update(ADVANCE, binder) > 0;
        });
  }
}
