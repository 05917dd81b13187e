package dev.tandem.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.SystemFault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PostgresOpeningTest {
  private static final String TERMINATE_WAITING =
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
          + " WHERE datname = current_database() AND wait_event_type = 'Lock'";

  @Test
  void should_say_that_it_may_pass_when_the_server_cannot_be_reached() throws IOException {
    SystemFault fault =
        fault("jdbc:postgresql://localhost:" + closedPort() + "/tandem", "postgres", "s3cret!");
    assertThat(fault.problem().code()).isEqualTo(ErrorCode.UNREACHABLE);
    assertThat(fault.isPassing()).isTrue();
    assertThat(fault).hasMessageContaining("jdbc:postgresql://localhost");
    assertThat(fault).hasRootCauseInstanceOf(java.net.ConnectException.class);
    assertThat(fault.toString()).doesNotContain("s3cret!");
  }

  @Test
  void should_name_the_settings_when_the_login_is_refused_and_never_the_password() {
    StoreSettings good = Databases.postgres();
    execute(good, "CREATE ROLE nobody NOLOGIN");
    SystemFault fault = fault(good.url().split("\\?")[0], "nobody", "s3cret!");
    assertThat(fault.problem().code()).isEqualTo(ErrorCode.SETTING_MISSING);
    assertThat(fault.isPassing()).isFalse();
    assertThat(fault).hasMessageContaining("store.user");
    assertThat(fault.toString()).doesNotContain("s3cret!");
  }

  @Test
  void should_name_the_database_when_it_does_not_exist() {
    String url = Databases.postgres().url().split("\\?")[0];
    SystemFault fault = fault(url + "x", "postgres", "postgres");
    assertThat(fault.problem().code()).isEqualTo(ErrorCode.SETTING_MISSING);
    assertThat(fault).hasMessageContaining(url + "x").hasMessageContaining("does not exist");
  }

  @Test
  void should_move_in_beside_the_tables_of_others() {
    StoreSettings settings = Databases.postgres();
    execute(settings, "CREATE TABLE somebody_elses (id INTEGER)");
    try (Store store = Store.open(settings, Clock.systemUTC())) {
      assertThat(store.couplings().count("M")).isZero();
    }
  }

  @Test
  void should_report_a_broken_connection_as_passing_and_go_on_with_another() throws Exception {
    StoreSettings settings = Databases.postgres();
    try (Store store = Store.open(settings, Clock.systemUTC());
        Connection admin = connect(settings);
        Statement statement = admin.createStatement()) {
      admin.setAutoCommit(false);
      statement.execute("LOCK TABLE outbox");
      CompletableFuture<?> reading = CompletableFuture.runAsync(() -> store.outbox().unsent(1));
      await().until(() -> isTrue(statement, TERMINATE_WAITING));
      SystemFault fault = (SystemFault) catchThrowable(reading::join).getCause();
      assertThat(fault.problem().code()).isEqualTo(ErrorCode.UNREACHABLE);
      assertThat(fault.isPassing()).isTrue();
      assertThat(fault).hasCauseInstanceOf(SQLException.class);
      admin.commit();
      assertThat(store.outbox().unsent(1)).isEmpty();
    }
  }

  private static SystemFault fault(String url, String user, String password) {
    StoreSettings settings = StoreSettings.of(url, user, password.toCharArray());
    return catchThrowableOfType(
        SystemFault.class, () -> Store.open(settings, Clock.systemUTC()).close());
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static boolean isTrue(Statement statement, String sql) throws SQLException {
    try (ResultSet result = statement.executeQuery(sql)) {
      return result.next() && result.getBoolean(1);
    }
  }

  private static void execute(StoreSettings settings, String sql) {
    try (Connection connection = connect(settings);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Connection connect(StoreSettings settings) throws SQLException {
    return DriverManager.getConnection(
        settings.url(), settings.user(), new String(settings.password()));
  }
}
