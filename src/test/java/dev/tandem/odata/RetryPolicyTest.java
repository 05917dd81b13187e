package dev.tandem.odata;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
  private static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");

  @Test
  void should_double_its_waits_up_to_the_longest() {
    RetryPolicy policy = RetryPolicy.standard();

    assertThat(policy.backOff(1, 1)).isEqualTo(Duration.ofMillis(250));
    assertThat(policy.backOff(4, 1)).isEqualTo(Duration.ofMillis(2000));
    assertThat(policy.backOff(40, 1)).isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void should_wait_at_least_half_a_step() {
    assertThat(RetryPolicy.standard().backOff(1, 0)).isEqualTo(Duration.ofMillis(125));
  }

  @Test
  void should_read_seconds() {
    assertThat(RetryPolicy.retryAfter(answer(Headers.of("Retry-After", " 12 ")), NOW))
        .contains(Duration.ofSeconds(12));
  }

  @Test
  void should_read_a_date_on_the_clock_of_the_system() {
    Headers headers =
        Headers.of("Retry-After", "Tue, 3 Feb 2026 10:00:30 GMT")
            .with("Date", "Tue, 3 Feb 2026 10:00:00 GMT");

    assertThat(RetryPolicy.retryAfter(answer(headers), NOW)).contains(Duration.ofSeconds(30));
  }

  @Test
  void should_not_wait_for_a_date_in_the_past() {
    Headers headers = Headers.of("Retry-After", "Tue, 3 Feb 2026 04:05:00 GMT");

    assertThat(RetryPolicy.retryAfter(answer(headers), NOW)).contains(Duration.ZERO);
  }

  @Test
  void should_ignore_what_is_neither_seconds_nor_date() {
    assertThat(RetryPolicy.retryAfter(answer(Headers.of("Retry-After", "soon")), NOW)).isEmpty();
  }

  private static HttpAnswer answer(Headers headers) {
    return new HttpAnswer(429, headers, "");
  }
}
