package dev.tandem.sandbox.rows;

import dev.tandem.sandbox.model.Catalog;
import dev.tandem.sandbox.model.Column;
import dev.tandem.sandbox.model.EntityModel;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;

/** All rows of one side. Readers share, a transaction is alone. */
public final class Database {
  private final String side;
  private final Stamps stamps;
  private final InstantSource clock;
  private final Journal journal;
  private final Map<String, Table> tables = new LinkedHashMap<>();
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);
  private long version = 1000;

  public Database(
      String side, Catalog catalog, Stamps stamps, InstantSource clock, Journal journal) {
    this.side = side;
    this.stamps = stamps;
    this.clock = clock;
    this.journal = journal;
    for (EntityModel model : catalog.models()) {
      tables.put(model.set(), new Table(model, stamps.modifiedAt()));
    }
  }

  public String side() {
    return side;
  }

  Stamps stamps() {
    return stamps;
  }

  /** The table of a set, or null. */
  public Table table(String set) {
    return tables.get(set);
  }

  public Iterable<Table> tables() {
    return tables.values();
  }

  /** The newest version given to a row. */
  public long version() {
    return version;
  }

  long nextVersion() {
    return ++version;
  }

  public <T> T read(Supplier<T> reading) {
    lock.readLock().lock();
    try {
      return reading.get();
    } finally {
      lock.readLock().unlock();
    }
  }

  /**
   * Runs a unit of work; its writes are in the journal when this returns, undone when it throws.
   */
  public <T> T write(Caller caller, Function<Transaction, T> work) {
    lock.writeLock().lock();
    Transaction transaction = new Transaction(this, caller, clock.instant());
    boolean complete = false;
    try {
      T result = work.apply(transaction);
      if (!transaction.changes().isEmpty()) {
        journal.append(transaction.changes());
      }
      complete = true;
      return result;
    } finally {
      if (!complete) {
        transaction.rollback();
      }
      lock.writeLock().unlock();
    }
  }

  /** Puts a row of the seed in place as it is. */
  public void seed(Table table, Draft draft) {
    table.put(draft.row(table.nextSequence(), nextVersion()));
  }

  /** Puts a corrected row of the seed in the place of the first one. */
  public void reseed(Table table, Row before, Draft draft) {
    table.put(draft.row(before.sequence(), before.version()));
  }

  public Draft draft(Table table, UUID id) {
    return new Draft(id, new Object[table.model().columns().size()]);
  }

  /** Repeats a write from the journal. */
  public void replay(Change change) {
    version = Math.max(version, change.version());
    Table table = tables.get(change.set());
    if (table == null || change.id() == null) {
      return;
    }
    UUID id = UUID.fromString(change.id());
    if (change.method().equals("DELETE")) {
      table.remove(id);
      table.tombstones().add(new Table.Tombstone(id, change.version()));
    } else {
      replayRow(table, id, change);
    }
  }

  private void replayRow(Table table, UUID id, Change change) {
    Row before = table.get(id);
    Draft draft = before == null ? draft(table, id) : before.draft();
    change
        .changed()
        .properties()
        .forEach(
            field -> {
              Column column = table.model().column(field.getKey()).orElse(null);
              if (column != null) {
                draft.set(column, ValueCodec.decode(column, field.getValue()));
              }
            });
    UUID user = change.user() == null ? null : UUID.fromString(change.user());
    Caller caller = new Caller(user, change.request());
    if (before == null) {
      stamps.created(table, draft, caller, change.time());
    } else {
      stamps.modified(table, draft, caller, change.time());
    }
    long sequence = before == null ? table.nextSequence() : before.sequence();
    table.put(draft.row(sequence, change.version()));
  }
}
