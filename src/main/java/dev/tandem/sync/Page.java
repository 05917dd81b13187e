package dev.tandem.sync;

import java.time.Instant;
import java.util.List;

/**
 * One page of records, oldest change first.
 *
 * @param records the records that satisfy the mapping's filter
 * @param next link to the next page, or null on the last one
 * @param serverTime the system's own clock when it answered, or null if it did not tell
 */
public record Page(List<SideRecord> records, String next, Instant serverTime) {
  public Page {
    records = List.copyOf(records);
  }
}
