package dev.tandem.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.SystemFault;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Opens a database: checks the settings, connects, migrates. */
final class Opening {
  private static final List<Dialect> DIALECTS = List.of(new H2Dialect(), new PostgresDialect());
  private static final long CONNECT_MILLIS = 10_000;

  private final StoreSettings settings;
  private final Dialect dialect;
  private final Faults faults;

  Opening(StoreSettings settings) {
    this.settings = settings;
    this.dialect = dialectOf(settings);
    this.faults = new Faults(settings, dialect);
  }

  Dialect dialect() {
    return dialect;
  }

  Faults faults() {
    return faults;
  }

  /** A pool on a database whose schema is up to date. */
  HikariDataSource pool() {
    HikariDataSource pool = connected();
    try {
      migrate(pool);
      return pool;
    } catch (FlywayException e) {
      pool.close();
      throw faults.atMigration(e);
    }
  }

  private HikariDataSource connected() {
    try {
      return new HikariDataSource(config());
    } catch (PoolInitializationException e) {
      throw e.getCause() instanceof SQLException fault ? faults.atOpening(fault) : e;
    }
  }

  private HikariConfig config() {
    HikariConfig config = new HikariConfig();
    config.setPoolName("store");
    config.setJdbcUrl(dialect.driverUrl(settings.url()));
    config.setUsername(settings.user());
    config.setPassword(new String(settings.password()));
    config.setMaximumPoolSize(settings.connections());
    config.setMinimumIdle(1);
    config.setConnectionTimeout(CONNECT_MILLIS);
    dialect.properties(settings.url()).forEach(config::addDataSourceProperty);
    return config;
  }

  /** The schema may hold other people's tables already. */
  private static void migrate(DataSource source) {
    Flyway.configure()
        .loggers(MigrationLog.class.getName())
        .dataSource(source)
        .locations("classpath:db/migration")
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .load()
        .migrate();
  }

  private static Dialect dialectOf(StoreSettings settings) {
    if (settings.url().toLowerCase(Locale.ROOT).contains("password=")) {
      throw refused("store.url contains a password; it belongs in store.password");
    }
    return DIALECTS.stream()
        .filter(dialect -> dialect.speaks(settings.url()))
        .findFirst()
        .orElseThrow(
            () ->
                refused(
                    "store.url is "
                        + settings.place()
                        + " but must begin with jdbc:h2: or"
                        + " jdbc:postgresql:"));
  }

  private static SystemFault refused(String detail) {
    return SystemFault.lasting(ErrorCode.SETTING_MISSING.with(detail), null);
  }
}
