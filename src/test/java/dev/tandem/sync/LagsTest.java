package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.mapping.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LagsTest {
  private static final Instant NOW = Instant.parse("2026-11-25T08:00:00Z");

  @Test
  void should_know_what_was_read_and_has_no_outcome_yet() {
    try (Workshop w = new Workshop()) {
      w.erp.add(Map.of("name", "A"));
      w.erp.add(Map.of("name", "B"));
      assertThat(w.lags().of("THING", Side.ERP)).isEmpty();

      List<Change> changes = w.read(Side.ERP);
      assertThat(lag(w).open()).isEqualTo(2);
      assertThat(lag(w).openSince()).isNotNull();

      w.bring(changes);
      assertThat(lag(w).open()).isZero();
      assertThat(lag(w).openSince()).isNull();
    }
  }

  @Test
  void should_be_as_old_as_the_oldest_open_change_or_else_the_last_reading() {
    Instant read = NOW.minusSeconds(10);

    assertThat(new Lags.Lag(read, 0, null).at(NOW)).isEqualTo(Duration.ofSeconds(10));
    assertThat(new Lags.Lag(read, 3, NOW.minusSeconds(60)).at(NOW))
        .isEqualTo(Duration.ofSeconds(60));
  }

  private static Lags.Lag lag(Workshop w) {
    return w.lags().of("THING", Side.ERP).orElseThrow();
  }
}
