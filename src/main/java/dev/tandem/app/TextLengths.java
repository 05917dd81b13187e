package dev.tandem.app;

import dev.tandem.mapping.FieldRule;
import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Side;
import dev.tandem.mapping.TransformRule;
import dev.tandem.odata.Metadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds texts that may not fit: each such record would fail on its own, so it is worth knowing. */
record TextLengths(Metadata erp, Metadata crm) {
  private static final Set<String> CUTTING = Set.of("truncate", "substring", "country");

  List<String> notes(Mapping mapping) {
    List<String> notes = new ArrayList<>();
    for (FieldRule rule : mapping.activeFields()) {
      for (Side target : Side.values()) {
        if (isPlain(rule, target) && rule.direction().flowsTo(target)) {
          note(mapping, rule, target).ifPresent(notes::add);
        }
      }
    }
    return notes;
  }

  private static boolean isPlain(FieldRule rule, Side target) {
    boolean cut =
        rule.transform().stream()
            .filter(r -> r.appliesTo(target))
            .map(TransformRule::name)
            .anyMatch(CUTTING::contains);
    return !rule.isConstant() && !rule.isLookup() && rule.values().isEmpty() && !cut;
  }

  private Optional<String> note(Mapping mapping, FieldRule rule, Side target) {
    Optional<Integer> from = length(mapping, rule, target.other());
    Optional<Integer> to = length(mapping, rule, target);
    if (from.isEmpty() || to.isEmpty() || from.get() <= to.get()) {
      return Optional.empty();
    }
    return Optional.of(
        "%s:%d: %s of the %s takes %d characters, %s of the %s up to %d; longer texts fail their own record. truncate(%d) cuts them."
            .formatted(
                mapping.file(),
                rule.line(),
                rule.on(target),
                target,
                to.get(),
                rule.on(target.other()),
                target.other(),
                from.get(),
                to.get()));
  }

  private Optional<Integer> length(Mapping mapping, FieldRule rule, Side side) {
    Metadata metadata = side == Side.CRM ? crm : erp;
    return metadata
        .find(mapping.on(side).entity())
        .map(set -> set.properties().get(rule.on(side)))
        .map(Metadata.Property::maxLength);
  }
}
