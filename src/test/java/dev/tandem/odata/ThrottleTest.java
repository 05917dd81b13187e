package dev.tandem.odata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ThrottleTest {
  private final ManualTime time = new ManualTime();

  @Test
  void should_wait_until_the_oldest_request_leaves_a_full_window() {
    Throttle throttle = throttle(10, 2);
    pass(throttle);
    time.advance(Duration.ofSeconds(100));
    pass(throttle);

    pass(throttle);

    assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(200));
  }

  @Test
  void should_let_requests_through_at_once_while_the_window_has_room() {
    Throttle throttle = throttle(10, 2);

    pass(throttle);
    pass(throttle);

    assertThat(time.sleeps()).isEmpty();
  }

  @Test
  void should_wait_while_the_system_wants_to_be_left_alone() {
    Throttle throttle = throttle(10, 100);
    throttle.pause(Duration.ofSeconds(9));

    pass(throttle);

    assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(9));
  }

  @Test
  void should_keep_the_longer_of_two_pauses() {
    Throttle throttle = throttle(10, 100);
    throttle.pause(Duration.ofSeconds(9));
    throttle.pause(Duration.ofSeconds(3));

    assertThat(throttle.pausedFor()).isEqualTo(Duration.ofSeconds(9));
  }

  @Test
  void should_forget_a_pause_when_the_clock_is_set_back() {
    Throttle throttle = throttle(10, 100);
    throttle.pause(Duration.ofSeconds(9));

    time.advance(Duration.ofHours(-1));

    assertThat(throttle.pausedFor()).isZero();
  }

  @Test
  void should_not_wait_for_hours_when_the_clock_is_set_back() {
    Throttle throttle = throttle(10, 1);
    pass(throttle);
    time.advance(Duration.ofHours(-1));

    pass(throttle);

    assertThat(time.sleeps()).isEmpty();
  }

  @Test
  void should_halve_its_places_when_the_system_is_busy() {
    Throttle throttle = throttle(8, 100);

    busy(throttle);

    assertThat(throttle.places()).isEqualTo(4);
  }

  @Test
  void should_take_a_burst_of_busy_answers_for_one() {
    Throttle throttle = throttle(8, 100);

    busy(throttle);
    busy(throttle);

    assertThat(throttle.places()).isEqualTo(4);
  }

  @Test
  void should_keep_one_place_whatever_happens() {
    Throttle throttle = throttle(2, 100);

    for (int i = 0; i < 5; i++) {
      busy(throttle);
      pass(throttle);
    }

    assertThat(throttle.places()).isEqualTo(1);
  }

  @Test
  void should_win_places_back_by_calm_answers() {
    Throttle throttle = throttle(8, 100);
    busy(throttle);

    for (int i = 0; i < 20; i++) {
      pass(throttle);
    }

    assertThat(throttle.places()).isEqualTo(6);
  }

  @Test
  void should_let_nobody_in_before_a_place_is_free() throws InterruptedException {
    Throttle throttle = throttle(1, 100);
    throttle.enter();
    AtomicBoolean entered = new AtomicBoolean();
    Thread second =
        new Thread(
            () -> {
              throttle.enter();
              entered.set(true);
            });
    second.start();
    await().until(() -> second.getState() == Thread.State.WAITING);
    assertThat(entered).isFalse();

    throttle.leave(false);

    second.join(10_000);
    assertThat(entered).isTrue();
  }

  private Throttle throttle(int concurrency, int requests) {
    return new Throttle(
        new Throttle.Limits(concurrency, requests, Duration.ofMinutes(5)), time.timing());
  }

  private static void pass(Throttle throttle) {
    throttle.enter();
    throttle.leave(false);
  }

  private static void busy(Throttle throttle) {
    throttle.enter();
    throttle.leave(true);
  }
}
