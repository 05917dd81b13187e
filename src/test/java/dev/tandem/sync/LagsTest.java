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

  /** A stream that never ends is not late because it began long ago. */
  @Test
  void should_be_as_old_as_the_oldest_change_that_is_open_now() {
    try (Workshop w = new Workshop()) {
      w.erp.add(Map.of("name", "A"));
      List<Change> first = w.read(Side.ERP);
      Instant firstSince = lag(w).openSince();
      w.erp.add(Map.of("name", "B"));
      List<Change> second = w.read(Side.ERP);

      w.bring(first);

      assertThat(second).isNotEmpty();
      assertThat(lag(w).openSince()).isAfter(firstSince);
    }
  }

  @Test
  void should_not_wait_for_an_outcome_that_was_faster_than_the_reader() {
    try (Workshop w = new Workshop()) {
      w.erp.add(Map.of("name", "A"));

      w.bringWhileReading(Side.ERP);

      assertThat(lag(w).open()).isZero();
    }
  }

  @Test
  void should_not_take_a_side_for_read_because_a_record_of_it_was() {
    try (Workshop w = new Workshop()) {
      String id = w.erp.add(Map.of("name", "A"));

      w.request(Side.ERP, Instruction.AGAIN, id);

      assertThat(w.lags().of("THING", Side.ERP)).isEmpty();
    }
  }

  @Test
  void should_remember_a_fault_until_the_side_was_read_again() {
    try (Workshop w = new Workshop()) {
      Problem problem = ErrorCode.UNREACHABLE.with("nobody there");

      w.lags().failed("THING", Side.ERP, problem);
      assertThat(w.lags().lastFault("THING", Side.ERP)).contains(problem);
      w.sync(Side.ERP);

      assertThat(w.lags().lastFault("THING", Side.ERP)).isEmpty();
    }
  }

  private static Lags.Lag lag(Workshop w) {
    return w.lags().of("THING", Side.ERP).orElseThrow();
  }
}
