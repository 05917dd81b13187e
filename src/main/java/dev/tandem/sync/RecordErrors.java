package dev.tandem.sync;

import dev.tandem.mapping.Side;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Port to the records that are not in step. */
public interface RecordErrors {
  /**
   * Records of one side that may be tried again: those whose reference is coupled by now or that
   * were tried before the given time, and failures seen only once.
   */
  List<RecordError> retryable(String mapping, Side side, Instant triedBefore, int limit);

  /** The errors of the named records, in one statement. */
  List<RecordError> find(String mapping, Side side, Collection<String> ids);

  /** Lets every failed record of the mapping be tried again. */
  void release(String mapping);

  List<RecordError> open(Optional<String> mapping, int limit);

  /**
   * Errors in the order of their record ids.
   *
   * @param after the place of the last one that is known, see {@link RecordError#place()}
   */
  List<RecordError> page(
      Optional<String> mapping,
      Optional<String> code,
      Optional<Side> side,
      Optional<String> after,
      int limit);

  /** All errors, grouped by mapping and code. */
  List<ErrorGroup> groups();

  long count(String mapping);
}
