package dev.tandem.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** New, empty databases; one PostgreSQL server for all tests of a JVM. */
final class Databases {
  private static EmbeddedPostgres postgres;

  private Databases() {}

  static StoreSettings h2(Path directory) {
    return StoreSettings.of(
        "jdbc:h2:file:" + directory.resolve("tandem"), "sa", "pw".toCharArray());
  }

  static StoreSettings postgres() {
    String name = "t" + UUID.randomUUID().toString().replace("-", "");
    execute("CREATE DATABASE " + name);
    return StoreSettings.of(
        server().getJdbcUrl("postgres", name), "postgres", "postgres".toCharArray());
  }

  private static void execute(String sql) {
    try (Connection connection = server().getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Stopped by its own shutdown hook. */
  private static synchronized EmbeddedPostgres server() {
    if (postgres == null) {
      try {
        postgres = EmbeddedPostgres.start();
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
    return postgres;
  }
}
