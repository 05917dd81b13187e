package dev.tandem.sync;

import dev.tandem.mapping.FieldRule;
import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.OnMissing;
import dev.tandem.mapping.Side;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The references that the changes of one side of one mapping ask for. */
final class Lookups {
  private final List<FieldRule> rules;
  private final Side side;
  private final FieldMapper mapper;

  Lookups(Mapping mapping, Side side, FieldMapper mapper) {
    this.rules = mapping.activeFields().stream().filter(FieldRule::isLookup).toList();
    this.side = side;
    this.mapper = mapper;
  }

  /** All of them, in one statement. */
  References resolve(List<CoupledChange> changes, Couplings couplings) {
    Set<ReferenceKey> keys = new LinkedHashSet<>();
    changes.forEach(c -> rules.forEach(rule -> keys.addAll(keys(rule, c.change()))));
    return new References(keys.isEmpty() ? List.of() : couplings.resolve(keys));
  }

  private List<ReferenceKey> keys(FieldRule rule, Change change) {
    return mapper.references(rule, change.record().values().get(rule.on(side)), side);
  }

  /** What a change that waits is waiting for. */
  List<ReferenceKey> missing(Change change, References references) {
    return rules.stream()
        .filter(rule -> rule.onMissing() == OnMissing.WAIT)
        .map(rule -> keys(rule, change))
        .filter(keys -> references.first(keys).isEmpty())
        .flatMap(List::stream)
        .distinct()
        .toList();
  }
}
