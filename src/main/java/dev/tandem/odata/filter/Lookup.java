package dev.tandem.odata.filter;

import java.util.List;

/** A record as a filter sees it. */
@FunctionalInterface
public interface Lookup {

  /**
   * The value at a path: String, Number, Boolean, UUID, Instant, LocalDate or null. A record may
   * refuse unknown properties with an exception of its own.
   */
  Object value(List<String> path);

  /** The related records of a collection-valued path. */
  default Iterable<? extends Lookup> related(List<String> path) {
    return List.of();
  }
}
