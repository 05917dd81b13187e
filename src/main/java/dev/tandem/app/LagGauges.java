package dev.tandem.app;

import static java.lang.Double.NaN;

import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Mappings;
import dev.tandem.mapping.Side;
import dev.tandem.sync.Lags;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.ToDoubleFunction;

/** How far behind each side of each mapping is, among the metrics. */
final class LagGauges {
  private final MeterRegistry registry;
  private final Lags lags;
  private final InstantSource clock;

  LagGauges(MeterRegistry registry, Lags lags, InstantSource clock) {
    this.registry = registry;
    this.lags = lags;
    this.clock = clock;
  }

  /** Those that are there already stay as they are. */
  void add(Mappings mappings) {
    for (Mapping mapping : mappings.enabled()) {
      for (Side side : Side.values()) {
        if (mapping.direction().flowsTo(side.other())) {
          add(mapping.name(), side);
        }
      }
    }
  }

  private void add(String mapping, Side side) {
    gauge(
        mapping,
        side,
        "tandem.lag",
        "What changed so many seconds ago or earlier is brought over",
        all -> all.of(mapping, side).map(lag -> seconds(lag.at(clock.instant()))).orElse(NaN));
    gauge(
        mapping,
        side,
        "tandem.read.age",
        "Seconds since the side was last read to its end",
        all ->
            all.of(mapping, side)
                .map(lag -> seconds(Duration.between(lag.readAt(), clock.instant())))
                .orElse(NaN));
    gauge(
        mapping,
        side,
        "tandem.open.changes",
        "Changes that were read and have no outcome yet",
        all -> all.of(mapping, side).map(lag -> (double) lag.open()).orElse(0.0));
    gauge(
        mapping,
        side,
        "tandem.read.faulty",
        "1 if a fault stopped the last reading",
        all -> all.lastFault(mapping, side).isPresent() ? 1 : 0);
  }

  private void gauge(
      String mapping, Side side, String name, String meaning, ToDoubleFunction<Lags> value) {
    Gauge.builder(name, lags, value)
        .description(meaning)
        .tag("mapping", mapping)
        .tag("side", side.code())
        .register(registry);
  }

  private static double seconds(Duration time) {
    return Math.max(0, time.toMillis() / 1000.0);
  }
}
