package dev.tandem.mapping;

import java.util.Set;
import java.util.function.Function;

/**
 * A condition on one record, as a mapping file writes it. Two conditions of the same text are
 * equal.
 */
public interface Condition {

  /** As it is written. */
  String text();

  /** The properties that it asks for; a path of several names is joined by strokes. */
  Set<String> properties();

  /**
   * True if the record satisfies it.
   *
   * @param record gives the value of a property: String, BigDecimal, Boolean or null
   */
  boolean holds(Function<String, Object> record);
}
