package dev.tandem.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {
  private final Access access = new Access("a-token-of-some-length");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer a-token-of-some-length",
        "bearer a-token-of-some-length",
        "BEARER  a-token-of-some-length "
      })
  void should_know_the_administrator_by_the_token(String authorization) {
    assertThat(access.role(authorization)).contains(Role.ADMINISTRATOR);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "Bearer",
        "Bearer ",
        "a-token-of-some-length",
        "Basic a-token-of-some-length",
        "Bearer a-token-of-some-lengt",
        "Bearer a-token-of-some-length2",
        "Bearer A-TOKEN-OF-SOME-LENGTH"
      })
  void should_know_nobody_by_anything_else(String authorization) {
    assertThat(access.role(authorization)).isEmpty();
  }

  @Test
  void should_refuse_strangers_and_tell_them_how_to_sign_in() {
    Answer answer = SmallApi.thatKeepsCalls().authorized(null, "/api/things/erp/1");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.headers()).containsEntry("WWW-Authenticate", "Bearer realm=\"tandem\"");
    assertThat(answer.body().path("code").asText()).isEqualTo("TDM-111");
  }

  @Test
  void should_not_tell_strangers_what_exists() {
    SmallApi api = SmallApi.thatKeepsCalls();

    assertThat(api.authorized("Bearer wrong", "/api/nowhere"))
        .isEqualTo(api.authorized("Bearer wrong", "/api/things/erp/1"));
  }

  @Test
  void should_refuse_an_operation_that_names_no_role_to_everybody() {
    SmallApi api = SmallApi.thatKeepsCalls();

    assertThat(api.get("/api/forgotten", null).status()).isEqualTo(403);
    assertThat(api.calls()).isEmpty();
  }

  @Test
  void should_never_show_a_token() {
    Answer answer = SmallApi.thatKeepsCalls().authorized("Bearer wrong-secret", "/api/nowhere");

    assertThat(answer.toString()).doesNotContain("wrong-secret").doesNotContain(SmallApi.TOKEN);
  }
}
