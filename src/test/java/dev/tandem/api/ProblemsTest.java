package dev.tandem.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.SystemFault;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProblemsTest {

  @Test
  void should_say_what_is_wrong_with_cause_and_remedy() {
    Answer answer = Problems.of(404, "There is no run 7.");

    assertThat(answer.headers()).containsEntry("Content-Type", "application/problem+json");
    assertThat(answer.body().path("title").asText()).isEqualTo("Not found");
    assertThat(answer.body().path("detail").asText()).isEqualTo("There is no run 7.");
    assertThat(answer.body().path("code").asText()).isEqualTo("TDM-113");
    assertThat(answer.body().path("remedy").asText()).isNotEmpty();
  }

  @Test
  void should_tell_a_fault_of_a_system_with_its_own_code() {
    SmallApi api =
        SmallApi.whose(
            call -> {
              throw SystemFault.passing(ErrorCode.UNREACHABLE.with("gone"), Duration.ZERO, null);
            });

    Answer answer = api.get("/api/things/erp/1", null);

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.body().path("code").asText()).isEqualTo("TDM-201");
  }

  @Test
  void should_keep_the_inside_of_a_failure_to_the_log() {
    SmallApi api =
        SmallApi.whose(
            call -> {
              throw new IllegalStateException("secret inside");
            });

    Answer answer = api.get("/api/things/erp/1", null);

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.body().toString()).doesNotContain("secret").doesNotContain("Exception");
  }

  @Test
  void should_tell_which_methods_a_path_takes() {
    Answer answer = SmallApi.thatKeepsCalls().send("DELETE", null, "");

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.headers()).containsEntry("Allow", "GET, POST, PUT");
  }

  @Test
  void should_find_nothing_at_a_path_that_the_contract_does_not_name() {
    assertThat(SmallApi.thatKeepsCalls().get("/api/things", null).status()).isEqualTo(404);
    assertThat(SmallApi.thatKeepsCalls().get("/api/things/erp/1/2", null).status()).isEqualTo(404);
  }

  @Test
  void should_prefer_the_path_without_placeholders() {
    SmallApi api = SmallApi.thatKeepsCalls();

    assertThat(api.get("/api/things/erp/all", null).status()).isEqualTo(204);
    assertThat(api.calls()).isEmpty();
  }
}
