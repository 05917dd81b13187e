package dev.tandem.sync;

import dev.tandem.mapping.Side;
import java.util.UUID;

/**
 * A record as read from one side because it changed.
 *
 * @param id id of the event, unique
 * @param mapping name of the mapping
 * @param side where it changed
 * @param record the record as read
 * @param run the run that read it
 */
public record Change(UUID id, String mapping, Side side, SideRecord record, UUID run) {
  public String recordId() {
    return record.id();
  }

  /** True if the values were too large for an event: the record must be read again. */
  public boolean isPartial() {
    return record.values().isEmpty();
  }

  public Version version() {
    return record.version();
  }

  /** The same change with the record as it is now. */
  public Change refreshed(SideRecord now) {
    return new Change(id, mapping, side, now, run);
  }
}
