package dev.tandem.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.sandbox.Client.Answer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TokensTest {
  private static final String ID = "client_id=11111111-aaaa-4aaa-8aaa-000000000001";
  private static final String GRANT = "grant_type=client_credentials";
  private static final String SCOPE = "scope=https%3A%2F%2Forg%2F.default";
  private static Sandbox sandbox;

  @BeforeAll
  static void start() {
    sandbox = TestSandbox.start();
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  private static Answer token(String... fields) {
    return Client.without("")
        .send(
            "POST",
            sandbox.crmTokenUrl(),
            String.join("&", fields),
            "Content-Type",
            "application/x-www-form-urlencoded");
  }

  @Test
  void should_give_a_bearer_token_for_an_hour() {
    Answer answer = token(GRANT, ID, SCOPE, "client_secret=crm-secret");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("token_type").asText()).isEqualTo("Bearer");
    assertThat(answer.json().path("expires_in").asInt()).isEqualTo(3599);
    assertThat(answer.json().path("access_token").asText()).isNotEmpty();
  }

  @Test
  void should_refuse_a_wrong_secret_as_entra_does() {
    Answer answer = token(GRANT, ID, SCOPE, "client_secret=wrong");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.json().path("error").asText()).isEqualTo("invalid_client");
    assertThat(answer.json().path("error_description").asText())
        .startsWith("AADSTS7000215: Invalid client secret provided.")
        .doesNotContain("wrong");
    assertThat(answer.json().path("error_codes").path(0).asInt()).isEqualTo(7000215);
  }

  @Test
  void should_refuse_a_request_without_scope() {
    Answer answer = token(GRANT, ID, "client_secret=crm-secret");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("error_description").asText()).contains("'scope'");
  }

  @Test
  void should_refuse_an_unknown_client_and_an_unknown_grant() {
    assertThat(token(GRANT, "client_id=x", SCOPE, "client_secret=x").json().path("error").asText())
        .isEqualTo("unauthorized_client");
    assertThat(token("grant_type=password", ID, SCOPE).json().path("error").asText())
        .isEqualTo("unsupported_grant_type");
  }

  @Test
  void should_answer_401_without_a_token() {
    Answer crm = Client.without(sandbox.crmUrl() + "/api/data/v9.2/").get("accounts");
    Answer erp = Client.without(sandbox.erpUrl() + "/").get("companies");

    assertThat(crm.status()).isEqualTo(401);
    assertThat(crm.error()).isEqualTo("0x80041d52");
    assertThat(crm.header("WWW-Authenticate")).startsWith("Bearer");
    assertThat(erp.status()).isEqualTo(401);
    assertThat(erp.error()).isEqualTo("Authentication_InvalidCredentials");
  }

  @Test
  void should_refuse_a_token_after_its_hour_and_after_revocation() {
    Instant[] now = {Instant.parse("2026-02-03T04:05:06Z")};
    InstantSource source = () -> now[0];
    Clock clock =
        new Clock() {
          @Override
          public ZoneOffset getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(java.time.ZoneId zone) {
            return this;
          }

          @Override
          public Instant instant() {
            return source.instant();
          }
        };
    try (Sandbox own = Sandbox.start(TestSandbox.options().withClock(clock))) {
      Client first = Client.crm(own);
      assertThat(first.get("accounts").status()).isEqualTo(200);
      now[0] = now[0].plus(Duration.ofSeconds(3599));
      assertThat(first.get("accounts").status()).isEqualTo(401);

      Client second = Client.crm(own);
      Client.without(own.controlUrl() + "/").send("POST", "tokens/revoke", "");
      assertThat(second.get("accounts").status()).isEqualTo(401);
    }
  }
}
