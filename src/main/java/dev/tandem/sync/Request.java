package dev.tandem.sync;

import dev.tandem.mapping.Side;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * What the reader is asked to read of one side of one mapping.
 *
 * @param run id of the run that it becomes
 * @param mapping name of the mapping
 * @param side the side to read
 * @param extent how much of it
 * @param ids which records or keys (named and referred records only)
 * @param instruction what is to be done with them beyond what the mapping says
 */
public record Request(
    UUID run, String mapping, Side side, Extent extent, List<String> ids, Instruction instruction) {

  /** How much of a side is read. */
  public enum Extent {
    /** What changed since the bookmark. */
    MODIFIED,
    /** Everything that the filter lets through; the bookmark stays. */
    FULL,
    /** Named records, whether the filter lets them through or not. */
    NAMED,
    /** Records as others refer to them, by natural key or id; those that are not there are left. */
    REFERRED;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Request {
    ids = List.copyOf(ids);
  }

  public static Request modified(UUID run, String mapping, Side side) {
    return new Request(run, mapping, side, Extent.MODIFIED, List.of(), Instruction.NONE);
  }

  public static Request full(UUID run, String mapping, Side side, Instruction instruction) {
    return new Request(run, mapping, side, Extent.FULL, List.of(), instruction);
  }

  public static Request referred(UUID run, String mapping, Side side, List<String> keys) {
    return new Request(run, mapping, side, Extent.REFERRED, keys, Instruction.NONE);
  }

  public static Request named(
      UUID run, String mapping, Side side, List<String> ids, Instruction instruction) {
    return new Request(run, mapping, side, Extent.NAMED, ids, instruction);
  }
}
