package dev.tandem.sync;

import dev.tandem.mapping.FieldRule;
import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.MatchPair;
import dev.tandem.mapping.Side;
import dev.tandem.sync.transform.Result;
import dev.tandem.sync.transform.Transformation;
import dev.tandem.sync.transform.Transformations;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;

/**
 * The value by which a pair of properties is compared: in the terms of one side, to which the other
 * side's value is brought as the field's rule would do.
 *
 * @param pair the properties
 * @param terms the side in whose terms values are compared
 * @param across turns a value of the other side into one of that side
 * @param within brings a value of that side into the form in which it would come from the other
 * @param reference the rule of the pair if it refers to other records, else null: those are
 *     compared in the terms of the side that is searched
 */
record MatchValue(
    MatchPair pair, Side terms, Transformation across, Transformation within, FieldRule reference) {

  /** Turns a reference of one side into that of the other; null if it is not coupled. */
  interface Referring {
    /** For records of the side that is searched: they have it as it is. */
    Referring AS_IS = (rule, value, from) -> value;

    Object of(FieldRule rule, Object value, Side from);
  }

  static MatchValue of(MatchPair pair, Mapping mapping, Transformations transformations) {
    return mapping
        .fieldOf(pair)
        .map(rule -> of(pair, rule, transformations))
        .orElse(plain(pair, null));
  }

  private static MatchValue plain(MatchPair pair, FieldRule reference) {
    return new MatchValue(pair, Side.ERP, Transformation.none(), Transformation.none(), reference);
  }

  private static MatchValue of(MatchPair pair, FieldRule rule, Transformations transformations) {
    if (rule.isLookup()) {
      return plain(pair, rule);
    }
    return new MatchValue(
        pair,
        rule.direction().flowsTo(Side.ERP) ? Side.ERP : Side.CRM,
        transformations.of(rule),
        rule.values().isEmpty() ? transformations.parse(rule.transform()) : Transformation.none(),
        null);
  }

  boolean isReference() {
    return reference != null;
  }

  /** The value as text; null if it is empty or cannot be compared. */
  String of(Side side, Fields values, Referring referring) {
    Object value = values.get(pair.on(side));
    if (value == null) {
      return null;
    }
    String text =
        text(reference == null ? brought(side, value) : referring.of(reference, value, side));
    return text == null || text.isBlank() ? null : folded(text.strip());
  }

  private Object brought(Side side, Object value) {
    return side == terms ? settled(value) : across.apply(value, terms).value();
  }

  /** Only a form that would stay as it is: what is cut out of a text cannot be cut out again. */
  private Object settled(Object value) {
    Result once = within.apply(value, terms);
    boolean stays = once.value() != null && Objects.equals(within.apply(once.value(), terms), once);
    return stays ? once.value() : value;
  }

  private String folded(String text) {
    return pair.caseSensitive() ? text : text.toLowerCase(Locale.ROOT);
  }

  private static String text(Object value) {
    Object canonical = Fields.canonical(value);
    return canonical instanceof BigDecimal number
        ? number.toPlainString()
        : Objects.toString(canonical, null);
  }
}
