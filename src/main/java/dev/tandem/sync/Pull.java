package dev.tandem.sync;

import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Side;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One pass of the reader over one side of one mapping.
 *
 * @param mapping the mapping
 * @param side the side that is read
 * @param run id of the run
 * @param position where to read on
 * @param readFrom the system's own time when the pass began, or null while unknown
 * @param reached change stamp of the last record of the page just read, or null if it tells none
 * @param changes the changes of the page just read
 * @param read how many changes were read so far
 * @param more true if there is something left to read
 */
public record Pull(
    Mapping mapping,
    Side side,
    UUID run,
    ReadPosition position,
    Instant readFrom,
    Instant reached,
    List<Change> changes,
    long read,
    boolean more) {

  public Pull {
    changes = List.copyOf(changes);
  }

  /** Topic without prefix. */
  public String topic() {
    return "changes." + mapping.slug() + '.' + side.code();
  }

  /** For the loop in the route. */
  public boolean isMore() {
    return more;
  }
}
