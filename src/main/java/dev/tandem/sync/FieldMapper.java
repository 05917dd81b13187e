package dev.tandem.sync;

import static dev.tandem.sync.ErrorCode.FIELD_LEFT_OUT;
import static dev.tandem.sync.ErrorCode.REFERENCE_NOT_COUPLED;
import static java.util.stream.Collectors.joining;

import dev.tandem.mapping.FieldRule;
import dev.tandem.mapping.Mappings;
import dev.tandem.mapping.Side;
import dev.tandem.mapping.Take;
import dev.tandem.sync.transform.Result;
import dev.tandem.sync.transform.Transformation;
import dev.tandem.sync.transform.Transformations;
import java.math.BigDecimal;
import java.util.List;
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

  /**
   * The references of which one must be resolved before the value can be translated, in the order
   * in which they count; none if it is no reference.
   */
  List<ReferenceKey> references(FieldRule rule, Object value, Side from) {
    if (value == null) {
      return List.of();
    }
    String text = value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    return rule.lookup().stream()
        .filter(name -> !isOff(name))
        .map(name -> new ReferenceKey(mappings.get(name).name(), from, text))
        .toList();
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
    List<ReferenceKey> keys = references(rule, value, target.other());
    if (keys.isEmpty()) {
      return Translation.KEEP;
    }
    Optional<Reference> reference = references.first(keys);
    if (reference.isPresent()) {
      return Translation.value(referenceValue(rule, target, reference.get()));
    }
    return switch (rule.onMissing()) {
      case CLEAR ->
          Translation.leftOut(Translation.Kind.VALUE, notCoupled(FIELD_LEFT_OUT, rule, keys));
      case KEEP ->
          Translation.leftOut(Translation.Kind.KEEP, notCoupled(FIELD_LEFT_OUT, rule, keys));
      case WAIT -> Translation.waits(notCoupled(REFERENCE_NOT_COUPLED, rule, keys));
    };
  }

  private Object referenceValue(FieldRule rule, Side target, Reference reference) {
    if (target == Side.ERP) {
      return rule.take() == Take.ID ? reference.otherId() : reference.otherKey();
    }
    return mappings.get(reference.key().mapping()).crm().isOptionSet()
        ? new BigDecimal(reference.otherId())
        : reference.otherId();
  }

  /** Translates references of records that look for partners. */
  MatchValue.Referring referring(References references) {
    return (rule, value, from) -> {
      Translation translation = lookup(rule, value, from.other(), references);
      return translation.isValue() ? translation.value() : null;
    };
  }

  private static Problem notCoupled(ErrorCode code, FieldRule rule, List<ReferenceKey> keys) {
    ReferenceKey first = keys.get(0);
    String mappings = keys.stream().map(ReferenceKey::mapping).collect(joining(" or "));
    return code.with(
        "%s = '%s' is not coupled in %s."
            .formatted(rule.on(first.side()), first.value(), mappings));
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

  private boolean isOff(String mapping) {
    return mappings
        .find(mapping)
        .map(m -> !m.enabled() || availability.isOff(m.name()))
        .orElse(true);
  }
}
