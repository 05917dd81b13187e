package dev.tandem.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.odata.Connection;
import dev.tandem.odata.Headers;
import dev.tandem.odata.HttpAnswer;
import dev.tandem.odata.HttpCall;
import dev.tandem.odata.Login;
import dev.tandem.odata.RetryPolicy;
import dev.tandem.odata.Secret;
import dev.tandem.odata.Throttle;
import dev.tandem.odata.Timing;
import dev.tandem.sync.SystemFault;
import java.net.URI;
import org.apache.camel.health.HealthCheck;
import org.junit.jupiter.api.Test;

class SystemHealthTest {
  private static final URI TOKEN_URL = URI.create("https://login.example/token");
  private static final URI RECORDS = URI.create("https://crm.example/accounts");
  private static final HttpAnswer TOKEN =
      new HttpAnswer(200, Headers.none(), "{\"access_token\":\"t\",\"expires_in\":0}");
  private static final HttpAnswer REFUSED =
      new HttpAnswer(401, Headers.none(), "{\"error\":\"invalid_client\"}");

  private HttpAnswer toLogin = TOKEN;
  private final Connection connection =
      new Connection(
          new Connection.Settings(
              "CRM",
              new Login(TOKEN_URL, "tandem", Secret.of("s"), "x"),
              Headers.none(),
              Throttle.Limits.of(1),
              RetryPolicy.standard()),
          this::answer,
          Timing.system());

  @Test
  void should_not_be_ready_before_the_system_answered() {
    assertThat(state()).isEqualTo(HealthCheck.State.DOWN);
  }

  @Test
  void should_be_ready_once_the_system_answered() {
    callWithNewToken();

    assertThat(state()).isEqualTo(HealthCheck.State.UP);
  }

  @Test
  void should_not_be_ready_while_the_login_is_refused() {
    callWithNewToken();
    toLogin = REFUSED;
    assertThatThrownBy(this::callWithNewToken).isInstanceOf(SystemFault.class);

    assertThat(state()).isEqualTo(HealthCheck.State.DOWN);
  }

  @Test
  void should_be_ready_again_after_the_login_was_mended() {
    toLogin = REFUSED;
    assertThatThrownBy(this::callWithNewToken).isInstanceOf(SystemFault.class);
    toLogin = TOKEN;
    callWithNewToken();

    assertThat(state()).isEqualTo(HealthCheck.State.UP);
  }

  private HttpAnswer answer(HttpCall call) {
    return call.uri().equals(TOKEN_URL) ? toLogin : new HttpAnswer(200, Headers.none(), "{}");
  }

  /** No token of this login lives longer than a moment. */
  private void callWithNewToken() {
    connection.get(RECORDS, Headers.none());
  }

  private HealthCheck.State state() {
    return new SystemHealth("crm", connection).call().getState();
  }
}
