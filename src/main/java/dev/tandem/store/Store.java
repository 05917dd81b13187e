package dev.tandem.store;

import com.zaxxer.hikari.HikariDataSource;
import dev.tandem.sync.Bookmarks;
import dev.tandem.sync.Couplings;
import dev.tandem.sync.Decisions;
import dev.tandem.sync.FullSyncLines;
import dev.tandem.sync.Intents;
import dev.tandem.sync.Ledger;
import dev.tandem.sync.MappingStates;
import dev.tandem.sync.Outbox;
import dev.tandem.sync.RecordErrors;
import dev.tandem.sync.Request;
import dev.tandem.sync.Runs;
import java.time.Clock;
import java.util.Map;
import javax.sql.DataSource;

/** The open database of a node, its schema up to date, and the ports it implements. */
public final class Store implements AutoCloseable {
  private final HikariDataSource pool;
  private final Jdbc jdbc;
  private final Clock clock;

  private Store(HikariDataSource pool, Jdbc jdbc, Clock clock) {
    this.pool = pool;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Connects and brings the schema up to date.
   *
   * @throws dev.tandem.sync.SystemFault if the database is locked, refuses the login, cannot be
   *     reached (passing) or holds a schema that does not fit
   */
  public static Store open(StoreSettings settings, Clock clock) {
    Opening opening = new Opening(settings);
    HikariDataSource pool = opening.pool();
    return new Store(pool, new Jdbc(pool, opening.dialect(), opening.faults()), clock);
  }

  public Couplings couplings() {
    return new CouplingTable(jdbc);
  }

  public Intents intents() {
    return new IntentTable(jdbc);
  }

  public Ledger ledger() {
    return new JdbcLedger(jdbc, clock);
  }

  public Outbox outbox() {
    return new OutboxTable(jdbc, clock);
  }

  /** How far each kind of reading has got; named records need no bookmark. */
  public Map<Request.Extent, Bookmarks> bookmarks() {
    return Map.of(
        Request.Extent.MODIFIED,
        new BookmarkTable(jdbc, "bookmark"),
        Request.Extent.FULL,
        new BookmarkTable(jdbc, "full_bookmark"));
  }

  public Runs runs() {
    return new RunTable(jdbc);
  }

  public RecordErrors errors() {
    return new RecordErrorTable(jdbc);
  }

  public FullSyncLines fullSyncLines() {
    return new FullSyncTable(jdbc);
  }

  public MappingStates mappingStates() {
    return new MappingStateTable(jdbc);
  }

  public Decisions decisions() {
    return new DecisionTable(jdbc, clock);
  }

  public StatementCounter statements() {
    return jdbc.counter();
  }

  /** The pool, for declarative SQL of integrators; its statements are not counted. */
  public DataSource dataSource() {
    return pool;
  }

  @Override
  public void close() {
    pool.close();
  }
}
