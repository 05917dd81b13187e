package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.mapping.Side;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TicksTest {
  private final Workshop w = new Workshop();

  @AfterEach
  void close() {
    w.close();
  }

  @Test
  void row_12_10_a_side_with_nothing_to_tell_is_read_less_and_less_often_where_the_system_calls() {
    Ticks ticks = new Ticks((mapping, side) -> true, 5);

    assertThat(skipped(ticks)).isZero();
    ticks.read(nothing());
    assertThat(skipped(ticks)).isEqualTo(1);
    ticks.read(nothing());
    assertThat(skipped(ticks)).isEqualTo(3);
    ticks.read(nothing());
    assertThat(skipped(ticks)).as("no more than allowed").isEqualTo(5);
  }

  @Test
  void should_read_at_every_tick_again_once_something_was_read() {
    Ticks ticks = new Ticks((mapping, side) -> true, 5);
    ticks.read(nothing());
    ticks.read(nothing());

    ticks.read(something());

    assertThat(skipped(ticks)).isZero();
  }

  @Test
  void should_never_skip_a_tick_where_the_system_does_not_call() {
    Ticks ticks = new Ticks((mapping, side) -> false, 5);
    ticks.read(nothing());
    ticks.read(nothing());

    assertThat(skipped(ticks)).isZero();
  }

  @Test
  void should_tell_sides_and_mappings_apart() {
    Ticks ticks = new Ticks((mapping, side) -> true, 5);
    ticks.read(nothing());

    assertThat(ticks.isDue("THING", Side.CRM)).isTrue();
    assertThat(ticks.isDue("OTHER", Side.ERP)).isTrue();
    assertThat(ticks.isDue("THING", Side.ERP)).isFalse();
  }

  private static int skipped(Ticks ticks) {
    int skipped = 0;
    while (!ticks.isDue("THING", Side.ERP)) {
      skipped++;
    }
    return skipped;
  }

  private Pull nothing() {
    return Pull.none(w.mapping, w.poll(Side.ERP));
  }

  private Pull something() {
    Change change =
        Change.of(
            new UUID(0, 1),
            "THING",
            Side.ERP,
            new SideRecord("1", new Version("v", null), Fields.of(Map.of("name", "A"))),
            new UUID(0, 2));
    return nothing().page(ReadPosition.after(null), null, null, List.of(change), false);
  }
}
