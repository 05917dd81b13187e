package dev.tandem.sync;

import dev.tandem.mapping.Side;
import java.time.Instant;

/**
 * A record that is not in step, and why.
 *
 * @param mapping name of the mapping
 * @param side side of the record
 * @param recordId its id
 * @param code catalogue code
 * @param detail what happened
 * @param occurrences how often the same failure was seen in a row; from the second on the record is
 *     skipped until it is released
 * @param conflicts JSON text of the conflicting fields, or null
 * @param since when it was first seen
 */
public record RecordError(
    String mapping,
    Side side,
    String recordId,
    ErrorCode code,
    String detail,
    int occurrences,
    String conflicts,
    Instant since) {

  /** Where it stands among all errors: mapping, side and id. */
  public String place() {
    return mapping + '/' + side.code() + '/' + recordId;
  }
}
