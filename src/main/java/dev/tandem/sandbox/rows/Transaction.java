package dev.tandem.sandbox.rows;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.sandbox.model.Column;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** The writes of one unit of work; they become one line of the journal, or are all undone. */
public final class Transaction {
  private final Database database;
  private final Caller caller;
  private final Instant time;
  private final Deque<Runnable> undo = new ArrayDeque<>();
  private final List<Change> changes = new ArrayList<>();

  Transaction(Database database, Caller caller, Instant time) {
    this.database = database;
    this.caller = caller;
    this.time = time;
  }

  public Caller caller() {
    return caller;
  }

  /** The one instant at which all writes of the transaction happen. */
  public Instant time() {
    return time;
  }

  List<Change> changes() {
    return changes;
  }

  public Draft create(Table table, UUID id) {
    return new Draft(id, new Object[table.model().columns().size()]);
  }

  public Row insert(Table table, Draft draft) {
    database.stamps().created(table, draft, caller, time);
    Row row = draft.row(table.nextSequence(), database.nextVersion());
    table.put(row);
    undo.push(() -> table.remove(row.id()));
    record(table, "POST", row, difference(table, null, row));
    return row;
  }

  /** Replaces the row; an update that changes nothing still gets a new version. */
  public Row update(Table table, Row before, Draft draft) {
    database.stamps().modified(table, draft, caller, time);
    Row row = draft.row(before.sequence(), database.nextVersion());
    table.put(row);
    undo.push(() -> table.put(before));
    record(table, "PATCH", row, difference(table, before, row));
    return row;
  }

  public void delete(Table table, Row row) {
    long version = database.nextVersion();
    table.remove(row.id());
    table.tombstones().add(new Table.Tombstone(row.id(), version));
    undo.push(
        () -> {
          table.put(row);
          table.tombstones().remove(table.tombstones().size() - 1);
        });
    changes.add(change(table.model().set(), row.id().toString(), "DELETE", version, nodes()));
  }

  /** Keeps a write that is no row, such as a new option value; {@code undoing} takes it back. */
  public void note(String set, String method, ObjectNode changed, Runnable undoing) {
    undo.push(undoing);
    changes.add(change(set, null, method, database.nextVersion(), changed));
  }

  /** Undoes everything; the transaction may go on and will then hold later writes only. */
  public void rollback() {
    while (!undo.isEmpty()) {
      undo.pop().run();
    }
    changes.clear();
  }

  private void record(Table table, String method, Row row, ObjectNode changed) {
    changes.add(change(table.model().set(), row.id().toString(), method, row.version(), changed));
  }

  private Change change(String set, String id, String method, long version, ObjectNode changed) {
    String user = Objects.toString(caller.user(), null);
    return new Change(
        0, time, database.side(), set, id, method, version, user, caller.request(), changed);
  }

  private ObjectNode difference(Table table, Row before, Row after) {
    ObjectNode changed = nodes();
    for (Column column : table.model().columns()) {
      Object old = before == null ? null : before.get(column);
      if (!database.stamps().owns(column) && !Objects.equals(old, after.get(column))) {
        changed.set(column.name(), ValueCodec.encode(after.get(column)));
      }
    }
    return changed;
  }

  private static ObjectNode nodes() {
    return JsonNodeFactory.instance.objectNode();
  }
}
