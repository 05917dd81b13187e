package dev.tandem.sync;

import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Side;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Finds partners for uncoupled records by the mapping's match groups. */
final class Matcher {
  private final Systems systems;
  private final Couplings couplings;
  private final Map<String, MatchIndex> indexes = new ConcurrentHashMap<>();

  Matcher(Systems systems, Couplings couplings) {
    this.systems = systems;
    this.couplings = couplings;
  }

  /** Partner ids by record id; a record for which several fit equally well maps to several. */
  Map<String, Set<String>> partners(Mapping mapping, Side side, List<CoupledChange> changes) {
    List<CoupledChange> single =
        changes.stream().filter(c -> !c.isCoupled() && c.adopted() == null).toList();
    if (single.isEmpty() || mapping.match().isEmpty()) {
      return Map.of();
    }
    MatchIndex index = index(mapping, side.other());
    index.refresh(single.get(single.size() - 1).change().run());
    Map<String, List<List<String>>> candidates = new HashMap<>();
    single.forEach(
        c -> candidates.put(c.change().recordId(), index.candidates(c.change().record())));
    return choose(mapping, side, candidates);
  }

  private Map<String, Set<String>> choose(
      Mapping mapping, Side side, Map<String, List<List<String>>> candidates) {
    Set<String> free = free(mapping, side.other(), candidates);
    Map<String, Set<String>> partners = new HashMap<>();
    Set<String> taken = new HashSet<>();
    candidates.forEach(
        (id, groups) -> {
          Set<String> partner = partner(groups, free, taken);
          if (partner.size() == 1) {
            taken.addAll(partner);
          }
          partners.put(id, partner);
        });
    return partners;
  }

  /** The single free candidate of the first group that has one; else all free ones. */
  private static Set<String> partner(
      List<List<String>> groups, Set<String> free, Set<String> taken) {
    Set<String> several = new LinkedHashSet<>();
    for (List<String> group : groups) {
      List<String> usable =
          group.stream().filter(free::contains).filter(id -> !taken.contains(id)).toList();
      if (usable.size() == 1) {
        return Set.copyOf(usable);
      }
      several.addAll(usable);
    }
    return several;
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
    return indexes.computeIfAbsent(
        mapping.name() + ' ' + side, key -> new MatchIndex(systems.on(side), mapping));
  }
}
