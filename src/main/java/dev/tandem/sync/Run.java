package dev.tandem.sync;

import dev.tandem.mapping.Side;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * One synchronisation job: a pass over one side of one mapping.
 *
 * @param id id
 * @param mapping name of the mapping
 * @param mappingRevision revision of the mapping that it was read by; null for runs of old nodes
 * @param side the side that is read
 * @param extent how much of it
 * @param startedAt when it began
 * @param readAt when everything was read and handed to the broker, or null
 * @param read how many changes were read
 * @param counters how many ended in which action
 */
public record Run(
    UUID id,
    String mapping,
    String mappingRevision,
    Side side,
    Request.Extent extent,
    Instant startedAt,
    Instant readAt,
    long read,
    Map<Action, Long> counters) {

  public Run {
    counters = Map.copyOf(counters);
  }

  public long count(Action action) {
    return counters.getOrDefault(action, 0L);
  }

  /** True when everything that was read has an outcome. */
  public boolean isFinished() {
    return readAt != null && counters.values().stream().mapToLong(Long::longValue).sum() >= read;
  }
}
