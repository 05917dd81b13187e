package dev.tandem.sandbox.erp;

import dev.tandem.sandbox.model.Column;
import dev.tandem.sandbox.rows.Database;
import dev.tandem.sandbox.rows.Draft;
import dev.tandem.sandbox.rows.Row;
import dev.tandem.sandbox.rows.Table;
import dev.tandem.sandbox.rows.Transaction;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/** Writes of triggers: within a client's write, or behind the seed. */
interface FollowUps {
  Draft draft(Table table, UUID id);

  Row insert(Table table, Draft draft);

  void update(Table table, Row before, Draft draft);

  void delete(Table table, Row row);

  /** Creates a record, unless it is there. */
  default void add(Table table, String key, Map<String, ?> values) {
    UUID id =
        UUID.nameUUIDFromBytes((table.model().set() + "/" + key).getBytes(StandardCharsets.UTF_8));
    if (table.get(id) == null) {
      Draft draft = draft(table, id);
      values.forEach((name, value) -> draft.set(column(table, name), value));
      insert(table, draft);
    }
  }

  static Column column(Table table, String name) {
    return table.model().column(name).orElseThrow();
  }

  static Object value(Table table, Row row, String name) {
    return row.get(column(table, name));
  }

  /** Within a client's write. */
  record Written(Transaction tx) implements FollowUps {
    @Override
    public Draft draft(Table table, UUID id) {
      return tx.create(table, id);
    }

    @Override
    public Row insert(Table table, Draft draft) {
      return tx.insert(table, draft);
    }

    @Override
    public void update(Table table, Row before, Draft draft) {
      tx.update(table, before, draft);
    }

    @Override
    public void delete(Table table, Row row) {
      tx.delete(table, row);
    }
  }

  /** Behind a seeded record, as old as that. */
  record Seeded(Database database, Object stamp) implements FollowUps {
    private static final String STAMP = "lastModifiedDateTime";

    @Override
    public Draft draft(Table table, UUID id) {
      return database.draft(table, id);
    }

    @Override
    public Row insert(Table table, Draft draft) {
      table.model().column(STAMP).ifPresent(column -> draft.set(column, stamp));
      database.seed(table, draft);
      return table.get(draft.id());
    }

    @Override
    public void update(Table table, Row before, Draft draft) {
      database.reseed(table, before, draft);
    }

    @Override
    public void delete(Table table, Row row) {
      throw new IllegalStateException("A seed deletes nothing");
    }
  }
}
