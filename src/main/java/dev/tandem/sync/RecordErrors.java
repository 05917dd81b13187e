package dev.tandem.sync;

import dev.tandem.mapping.Side;
import java.util.List;
import java.util.Optional;

/** Port to the records that are not in step. */
public interface RecordErrors {
  /** Records of one side that may be tried again: waiting ones, and failures seen only once. */
  List<RecordError> retryable(String mapping, Side side, int limit);

  List<RecordError> open(Optional<String> mapping, int limit);

  long count(String mapping);
}
