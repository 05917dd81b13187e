package dev.tandem.sync;

import dev.tandem.mapping.FieldRule;
import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Mappings;
import dev.tandem.mapping.Side;
import dev.tandem.mapping.Take;
import dev.tandem.sync.transform.Result;
import dev.tandem.sync.transform.Transformation;
import dev.tandem.sync.transform.Transformations;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Translates the value of one field into the other side's: lookup, fixed values, transformations.
 */
final class FieldMapper {
  private final Mappings mappings;
  private final Availability availability;
  private final Transformations transformations;
  private final Map<FieldRule, Transformation> chains = new ConcurrentHashMap<>();

  FieldMapper(Mappings mappings, Availability availability, Transformations transformations) {
    this.mappings = mappings;
    this.availability = availability;
    this.transformations = transformations;
  }

  /** The reference that must be resolved before the value can be translated, if it is one. */
  Optional<ReferenceKey> reference(FieldRule rule, Object value, Side from) {
    if (!rule.isLookup() || value == null || isOff(rule.lookup())) {
      return Optional.empty();
    }
    String text = value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    return Optional.of(new ReferenceKey(lookedUp(rule).name(), from, text));
  }

  Translation translate(FieldRule rule, Object value, Side target, References references) {
    if (value == null) {
      return Translation.value(null);
    }
    return rule.isLookup()
        ? lookup(rule, value, target, references)
        : transform(rule, value, target);
  }

  private Translation lookup(FieldRule rule, Object value, Side target, References references) {
    if (isOff(rule.lookup())) {
      return Translation.KEEP;
    }
    ReferenceKey key = reference(rule, value, target.other()).orElseThrow();
    Optional<Reference> reference = references.find(key);
    if (reference.isPresent()) {
      return Translation.value(referenceValue(rule, target, reference.get()));
    }
    return switch (rule.onMissing()) {
      case CLEAR -> Translation.value(null);
      case KEEP -> Translation.KEEP;
      case WAIT -> Translation.waits(notCoupled(rule, key));
    };
  }

  private Object referenceValue(FieldRule rule, Side target, Reference reference) {
    if (target == Side.ERP) {
      return rule.take() == Take.ID ? reference.otherId() : reference.otherKey();
    }
    return lookedUp(rule).crm().isOptionSet()
        ? new BigDecimal(reference.otherId())
        : reference.otherId();
  }

  private static Problem notCoupled(FieldRule rule, ReferenceKey key) {
    return ErrorCode.REFERENCE_NOT_COUPLED.with(
        "%s = '%s' is not coupled in %s."
            .formatted(rule.on(key.side()), key.value(), key.mapping()));
  }

  private Translation transform(FieldRule rule, Object value, Side target) {
    Result result = chains.computeIfAbsent(rule, transformations::of).apply(value, target);
    return result.isFailed()
        ? Translation.failed(
            ErrorCode.VALUE_NOT_TRANSLATABLE.with(
                "%s = '%s': %s %s"
                    .formatted(rule.on(target.other()), value, result.failure(), result.remedy())))
        : Translation.value(result.value());
  }

  private Mapping lookedUp(FieldRule rule) {
    return mappings.get(rule.lookup());
  }

  private boolean isOff(String mapping) {
    return mappings
        .find(mapping)
        .map(m -> !m.enabled() || availability.isOff(m.name()))
        .orElse(true);
  }
}
