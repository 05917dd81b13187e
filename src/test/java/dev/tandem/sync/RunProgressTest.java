package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.mapping.Side;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RunProgressTest {
  private static final UUID RUN = new UUID(0, 1);
  private static final UUID OTHER = new UUID(0, 2);

  private final RunProgress progress =
      new RunProgress(new Lags(InstantSource.fixed(Instant.parse("2026-11-25T08:00:00Z"))));

  @Test
  void should_count_outcomes_run_by_run() {
    progress.note(unchanged(RUN));
    progress.note(unchanged(RUN));
    progress.note(unchanged(OTHER));

    assertThat(progress.done(RUN)).isEqualTo(2);
    assertThat(progress.done(OTHER)).isOne();
    assertThat(progress.done(new UUID(0, 3))).isZero();
  }

  @Test
  void should_tell_whoever_waits_for_a_run_if_it_wrote_anything() throws InterruptedException {
    progress.note(unchanged(OTHER));
    progress.note(unchanged(RUN));
    progress.note(writing(RUN));
    progress.note(unchanged(RUN));

    assertThat(progress.await(OTHER, 1, () -> false)).isFalse();
    assertThat(progress.await(RUN, 3, () -> false)).isTrue();
  }

  @Test
  void should_let_go_of_who_waits_when_something_else_ends_the_waiting()
      throws InterruptedException {
    assertThat(progress.await(RUN, 5, () -> true)).isFalse();
  }

  @Test
  void should_forget_a_run_that_was_waited_for() throws InterruptedException {
    try (Workshop w = new Workshop()) {
      progress.read(Pull.none(w.mapping, Request.modified(RUN, "THING", Side.ERP)));
      progress.note(writing(RUN));
      assertThat(progress.newest()).contains(new RunProgress.Snapshot("THING", Side.ERP, 0, 1));

      progress.await(RUN, 1, () -> false);

      assertThat(progress.done(RUN)).isZero();
      assertThat(progress.newest()).isEmpty();
      assertThat(progress.await(RUN, 0, () -> false)).as("written again").isFalse();
    }
  }

  @Test
  void should_halt_a_run_once_and_no_other() {
    progress.halt(RUN);

    assertThat(progress.isHalted(OTHER)).isFalse();
    assertThat(progress.isHalted(RUN)).isTrue();
    assertThat(progress.isHalted(RUN)).isFalse();
  }

  @Test
  void should_remember_no_more_than_the_last_ten_thousand_runs() {
    for (int i = 1; i <= 10_001; i++) {
      progress.note(unchanged(new UUID(1, i)));
    }

    assertThat(progress.done(new UUID(1, 1))).isZero();
    assertThat(progress.done(new UUID(1, 2))).isOne();
  }

  private static Outcome unchanged(UUID run) {
    return Outcome.of(change(run), Action.UNCHANGED, null);
  }

  private static Outcome writing(UUID run) {
    return Outcome.done(change(run), Action.MODIFIED, null, Fields.of(Map.of("name", "A")));
  }

  private static Change change(UUID run) {
    SideRecord record = new SideRecord("1", new Version("v", null), Fields.none());
    return Change.of(new UUID(9, 9), "THING", Side.ERP, record, run);
  }
}
