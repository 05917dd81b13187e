package dev.tandem.sync;

import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds records of the other side that may be the partners of uncoupled ones. */
final class Matcher {
  private final Systems systems;
  private final Couplings couplings;
  private final Function<Mapping, MatchValues> values;
  private final Map<String, MatchIndex> indexes = new ConcurrentHashMap<>();

  Matcher(Systems systems, Couplings couplings, Function<Mapping, MatchValues> values) {
    this.systems = systems;
    this.couplings = couplings;
    this.values = values;
  }

  /** How records of a mapping are compared. */
  MatchValues values(Mapping mapping) {
    return values.apply(mapping);
  }

  /** Free candidates per match group, by record id. Hints only: read them and look again. */
  Map<String, List<List<String>>> candidates(
      Mapping mapping, Side side, List<CoupledChange> changes, MatchValue.Referring referring) {
    List<CoupledChange> single =
        changes.stream()
            .filter(c -> !c.isCoupled() && c.adopted() == null && !c.change().gone())
            .toList();
    if (single.isEmpty() || mapping.match().isEmpty()) {
      return Map.of();
    }
    MatchIndex index = index(mapping, side.other());
    index.refresh(single.get(single.size() - 1).change().run());
    Map<String, List<List<String>>> candidates = new HashMap<>();
    single.forEach(
        c ->
            candidates.put(
                c.change().recordId(), index.candidates(c.change().record(), referring)));
    Set<String> free = free(mapping, side.other(), candidates);
    candidates.replaceAll((id, groups) -> groups.stream().map(g -> only(free, g)).toList());
    return candidates;
  }

  private static List<String> only(Set<String> free, List<String> ids) {
    List<String> some = new ArrayList<>(ids);
    some.retainAll(free);
    return some;
  }

  private Set<String> free(Mapping mapping, Side side, Map<String, List<List<String>>> candidates) {
    Set<String> ids =
        candidates.values().stream()
            .flatMap(List::stream)
            .flatMap(List::stream)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    if (!ids.isEmpty()) {
      couplings.find(mapping.name(), side, List.copyOf(ids)).forEach(c -> ids.remove(c.id(side)));
    }
    return ids;
  }

  private MatchIndex index(Mapping mapping, Side side) {
    return indexes.compute(
        mapping.name() + ' ' + side,
        (key, known) ->
            known != null && known.isOf(mapping)
                ? known
                : new MatchIndex(systems.on(side), mapping, values(mapping)));
  }
}
