package dev.tandem.app;

import java.util.List;

/** How long one round took: so many customers loaded, then modified. */
record Seconds(double load, double modify) {
  /** The best of each kind: what disturbed a round is no property of who did the work. */
  static Seconds best(List<Seconds> rounds) {
    return new Seconds(
        rounds.stream().mapToDouble(Seconds::load).min().orElseThrow(),
        rounds.stream().mapToDouble(Seconds::modify).min().orElseThrow());
  }
}
