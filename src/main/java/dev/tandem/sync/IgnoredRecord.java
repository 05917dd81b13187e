package dev.tandem.sync;

import dev.tandem.mapping.Side;

/**
 * A record that a run left alone on purpose.
 *
 * @param side side of the record
 * @param recordId its id
 * @param code why, from the catalogue
 * @param detail the same in this case
 */
public record IgnoredRecord(Side side, String recordId, ErrorCode code, String detail) {

  /** Where it stands among those of its run: side and id. */
  public String place() {
    return side.code() + '/' + recordId;
  }
}
