package dev.tandem.app;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.mapping.Mapping;
import dev.tandem.store.Store;
import dev.tandem.sync.Action;
import dev.tandem.sync.Availability;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a pass did, per mapping, for people and for programs. */
final class PassReport {
  /** Of one mapping in one pass; each brings many records. */
  private static final int MOST_RUNS = 1000;

  private final Map<Mapping, Map<Action, Long>> counters = new LinkedHashMap<>();
  private final Map<Mapping, Long> couplings = new LinkedHashMap<>();
  private final Map<Mapping, Long> errors = new LinkedHashMap<>();
  private final Map<Mapping, String> off = new LinkedHashMap<>();
  private boolean broken;

  static PassReport of(
      Iterable<Mapping> mappings, FullPass pass, Availability availability, Store store) {
    PassReport report = new PassReport();
    for (Mapping mapping : mappings) {
      report.counters.put(mapping, counters(mapping, pass, store));
      report.couplings.put(mapping, store.couplings().count(mapping.name()));
      report.errors.put(mapping, store.errors().count(mapping.name()));
      report.broken |= availability.isBroken(mapping.name());
      reason(mapping, availability).ifPresent(r -> report.off.put(mapping, r));
    }
    return report;
  }

  private static Optional<String> reason(Mapping mapping, Availability availability) {
    return mapping.enabled()
        ? availability.reason(mapping.name()).map(Object::toString)
        : Optional.of(mapping.reason() == null ? "enabled: false" : mapping.reason());
  }

  private static Map<Action, Long> counters(Mapping mapping, FullPass pass, Store store) {
    Map<Action, Long> sums = new EnumMap<>(Action.class);
    store.runs().latest(mapping.name(), MOST_RUNS).stream()
        .filter(run -> !run.startedAt().isBefore(pass.startedAt()))
        .forEach(run -> run.counters().forEach((a, n) -> sums.merge(a, n, Long::sum)));
    return sums;
  }

  /** True if nothing is left to do or to decide. */
  boolean isInStep() {
    boolean clean =
        errors.entrySet().stream().allMatch(e -> e.getValue() == 0 || off.containsKey(e.getKey()));
    return clean && !hasBrokenMapping();
  }

  /** True if a mapping names something that a system does not have. */
  boolean hasBrokenMapping() {
    return broken;
  }

  ObjectNode json() {
    ObjectNode report = JsonNodeFactory.instance.objectNode();
    report.put("inStep", isInStep());
    ObjectNode all = report.putObject("mappings");
    counters.forEach((mapping, sums) -> put(all.putObject(mapping.name()), mapping, sums));
    return report;
  }

  private void put(ObjectNode node, Mapping mapping, Map<Action, Long> sums) {
    node.put("inserted", count(sums, Action.INSERTED));
    node.put("modified", count(sums, Action.MODIFIED));
    node.put("deleted", 0);
    node.put("unchanged", count(sums, Action.UNCHANGED) + count(sums, Action.DROPPED));
    node.put("skipped", count(sums, Action.SKIPPED));
    node.put("failed", count(sums, Action.FAILED));
    node.put("matched", count(sums, Action.COUPLED));
    node.put("uncoupled", count(sums, Action.UNCOUPLED));
    node.put("coupled", couplings.get(mapping));
    node.put("errors", errors.get(mapping));
    if (off.containsKey(mapping)) {
      node.put("off", off.get(mapping));
    }
  }

  private static long count(Map<Action, Long> sums, Action action) {
    return sums.getOrDefault(action, 0L);
  }

  /** A table for the terminal. */
  String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        "%-18s %9s %9s %9s %9s %9s %9s %9s%n"
            .formatted(
                "mapping",
                "inserted",
                "modified",
                "matched",
                "unchanged",
                "skipped",
                "failed",
                "coupled"));
    counters.forEach(
        (mapping, sums) ->
            text.append(
                "%-18s %9d %9d %9d %9d %9d %9d %9d%s%n"
                    .formatted(
                        mapping.name(),
                        count(sums, Action.INSERTED),
                        count(sums, Action.MODIFIED),
                        count(sums, Action.COUPLED),
                        count(sums, Action.UNCHANGED) + count(sums, Action.DROPPED),
                        count(sums, Action.SKIPPED),
                        count(sums, Action.FAILED),
                        couplings.get(mapping),
                        off.containsKey(mapping) ? "  off: " + off.get(mapping) : "")));
    return text.toString();
  }
}
