package dev.tandem.odata;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A clock that moves when somebody sleeps, and never else. */
final class ManualTime extends Clock {
  private final List<Duration> sleeps = new CopyOnWriteArrayList<>();
  private volatile Instant now = Instant.parse("2026-02-03T04:05:06Z");

  Timing timing() {
    return new Timing(this, this::sleep, () -> 1);
  }

  List<Duration> sleeps() {
    return sleeps;
  }

  void advance(Duration duration) {
    now = now.plus(duration);
  }

  private void sleep(Duration duration) {
    sleeps.add(duration);
    advance(duration);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
