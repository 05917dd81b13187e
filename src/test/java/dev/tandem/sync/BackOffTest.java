package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackOffTest {
  private static final SystemFault SILENT = fault(Duration.ZERO);

  @Test
  void should_wait_twice_as_long_after_each_further_fault() {
    assertThat(BackOff.DEFAULT.after(1, SILENT)).isEqualTo(Duration.ofMillis(500));
    assertThat(BackOff.DEFAULT.after(2, SILENT)).isEqualTo(Duration.ofSeconds(1));
    assertThat(BackOff.DEFAULT.after(3, SILENT)).isEqualTo(Duration.ofSeconds(2));
    assertThat(BackOff.DEFAULT.after(7, SILENT)).isEqualTo(Duration.ofSeconds(32));
  }

  @Test
  void should_never_wait_more_than_a_minute_on_its_own_account() {
    assertThat(BackOff.DEFAULT.after(8, SILENT)).isEqualTo(Duration.ofMinutes(1));
    assertThat(BackOff.DEFAULT.after(10_000, SILENT)).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void should_wait_as_long_as_the_system_asks_if_that_is_longer() {
    assertThat(BackOff.DEFAULT.after(1, fault(Duration.ofMinutes(5))))
        .isEqualTo(Duration.ofMinutes(5));
    assertThat(BackOff.DEFAULT.after(4, fault(Duration.ofSeconds(1))))
        .isEqualTo(Duration.ofSeconds(4));
  }

  @Test
  void should_double_its_own_wait_when_the_system_does_not_say_how_long() {
    assertThat(BackOff.DEFAULT.after(2, fault(null))).isEqualTo(Duration.ofSeconds(1));
  }

  private static SystemFault fault(Duration retryAfter) {
    return SystemFault.passing(ErrorCode.SYSTEM_BUSY.with("busy"), retryAfter, null);
  }
}
