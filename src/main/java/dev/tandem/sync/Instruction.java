package dev.tandem.sync;

import dev.tandem.mapping.Side;
import java.util.Map;

/**
 * What a change is to do beyond what its mapping says; it travels with the change, so that it takes
 * the same way, in the same order, and survives the same crashes.
 *
 * @param creation whether a record without a partner is created on the other side
 * @param unconditional true: look at the record even if its version is known already
 * @param winner who wins where both sides changed one field; null = as the mapping says
 * @param winners the same for single fields, by ERP property
 * @param overwrite true: what differs is written even where only the target changed
 * @param partner id of the record of the other side to couple with, or null
 * @param settlement what is to become of the pair, or null
 */
public record Instruction(
    Creation creation,
    boolean unconditional,
    Side winner,
    Map<String, Side> winners,
    boolean overwrite,
    String partner,
    Settlement settlement) {

  /** Nothing beyond the mapping. */
  public static final Instruction NONE =
      new Instruction(Creation.AS_MAPPED, false, null, Map.of(), false, null, null);

  /** To be looked at again. */
  public static final Instruction AGAIN =
      new Instruction(Creation.AS_MAPPED, true, null, Map.of(), false, null, null);

  /** To be created on the other side if it has no partner there. */
  public static final Instruction CREATE =
      new Instruction(Creation.YES, false, null, Map.of(), false, null, null);

  /** To be coupled with its partner on the other side, if it has one there. */
  public static final Instruction MATCH =
      new Instruction(Creation.NO, false, null, Map.of(), false, null, null);

  public Instruction {
    winners = Map.copyOf(winners);
  }

  /** Fields that both sides changed take the winner's value. */
  public static Instruction resolve(Side winner, Map<String, Side> winners) {
    return new Instruction(Creation.AS_MAPPED, true, winner, winners, false, null, null);
  }

  /** The target becomes like the source in every mapped field. */
  public static Instruction overwriteWith(Side source) {
    return new Instruction(Creation.AS_MAPPED, true, source, Map.of(), true, null, null);
  }

  /** To be coupled with the named record of the other side. */
  public static Instruction couple(String partner, Side winner) {
    return new Instruction(Creation.AS_MAPPED, true, winner, Map.of(), false, partner, null);
  }

  public static Instruction settle(Settlement settlement) {
    return new Instruction(
        settlement == Settlement.RESTORE ? Creation.YES : Creation.AS_MAPPED,
        true,
        null,
        Map.of(),
        false,
        null,
        settlement);
  }

  public boolean isNone() {
    return equals(NONE);
  }

  /** Also created where the mapping does not create by itself. */
  public Instruction creating() {
    return new Instruction(Creation.YES, unconditional, winner, winners, overwrite, partner, null);
  }

  /** True if the pair is to be uncoupled, whatever became of its records. */
  boolean isUncouple() {
    return settlement == Settlement.UNCOUPLE;
  }

  /** Who wins the field, or null if nothing is said. */
  Side winnerOf(String erpField) {
    return erpField == null ? winner : winners.getOrDefault(erpField, winner);
  }
}
