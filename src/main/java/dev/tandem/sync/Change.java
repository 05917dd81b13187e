package dev.tandem.sync;

import dev.tandem.mapping.Side;
import java.util.UUID;

/**
 * A record as read from one side because it changed, was deleted, or was asked for.
 *
 * @param id id of the event, unique
 * @param mapping name of the mapping
 * @param side where it changed
 * @param record the record as read; without values if it is gone
 * @param run the run that read it
 * @param gone true if the side did not have it any more
 * @param instruction what is to be done beyond what the mapping says
 */
public record Change(
    UUID id,
    String mapping,
    Side side,
    SideRecord record,
    UUID run,
    boolean gone,
    Instruction instruction) {

  /** A record that was read because it changed. */
  public static Change of(UUID id, String mapping, Side side, SideRecord record, UUID run) {
    return new Change(id, mapping, side, record, run, false, Instruction.NONE);
  }

  public String recordId() {
    return record.id();
  }

  /** True if the values are not there, or were too large for an event: it must be read again. */
  public boolean isPartial() {
    return record.values().isEmpty();
  }

  public Version version() {
    return record.version();
  }

  /** The same change with the record as it is now. */
  public Change refreshed(SideRecord now) {
    return new Change(id, mapping, side, now, run, false, instruction);
  }

  /** The same change of a record that turned out to be gone. */
  Change asGone() {
    SideRecord empty = new SideRecord(record.id(), record.version(), Fields.none());
    return new Change(id, mapping, side, empty, run, true, instruction);
  }

  /** The same change, to be read again before it is planned. */
  Change unread() {
    SideRecord unknown = new SideRecord(record.id(), record.version(), Fields.none());
    return new Change(id, mapping, side, unknown, run, false, instruction);
  }

  public Change with(Instruction other) {
    return new Change(id, mapping, side, record, run, gone, other);
  }

  /** The change seen from the partner that is left: what is to become of it is decided there. */
  Change turnedTo(SideRecord survivor) {
    return new Change(id, mapping, side.other(), survivor, run, false, instruction);
  }
}
