package dev.tandem.sync;

import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One pass of the reader over one side of one mapping.
 *
 * @param mapping the mapping
 * @param request what was asked for
 * @param position where to read on
 * @param readFrom the system's own time when the pass began, or null while unknown
 * @param reached change stamp of the last record of the page just read, or null if it tells none
 * @param changes the changes of the page just read
 * @param read how many changes were read so far
 * @param more true if there is something left to read
 */
public record Pull(
    Mapping mapping,
    Request request,
    ReadPosition position,
    Instant readFrom,
    Instant reached,
    List<Change> changes,
    long read,
    boolean more) {

  public Pull {
    changes = List.copyOf(changes);
  }

  /** A reading that is not done at all. */
  public static Pull none(Mapping mapping, Request request) {
    return new Pull(mapping, request, ReadPosition.after(null), null, null, List.of(), 0, false);
  }

  public Side side() {
    return request.side();
  }

  public UUID run() {
    return request.run();
  }

  /** The next page is at hand. */
  Pull page(ReadPosition next, Instant began, Instant last, List<Change> read, boolean hasMore) {
    return new Pull(mapping, request, next, began, last, read, this.read + read.size(), hasMore);
  }

  /** Nothing more is read, although there may be more. */
  Pull halted() {
    return new Pull(mapping, request, position, readFrom, reached, List.of(), read, false);
  }

  /** True when everything there was has been read. */
  boolean isComplete() {
    return !more && readFrom != null && position.next() == null;
  }

  /** Up to where every change has been read for certain, or null while that is not known. */
  Instant safeThrough(Duration overlap) {
    if (readFrom == null) {
      return null;
    }
    Instant safe = readFrom.minus(overlap);
    if (isComplete()) {
      return safe;
    }
    // The last stamp of a page may go on on the next page.
    Instant last = reached == null ? null : reached.minusSeconds(1);
    return last == null || last.isBefore(safe) ? last : safe;
  }

  /** Topic without prefix. */
  public String topic() {
    return "changes." + mapping.slug() + '.' + side().code();
  }

  /** For the loop in the route. */
  public boolean isMore() {
    return more;
  }
}
