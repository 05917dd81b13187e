package dev.tandem.sync;

import dev.tandem.mapping.Mapping;
import java.util.List;

/**
 * Changes of one mapping, in the order in which they happened.
 *
 * @param mapping the mapping
 * @param changes what is still to be done; empty = the batch is done
 * @param round how often the rooms were entered with this batch already
 * @param faults how many system faults in a row held it up
 * @param acknowledgement to be given when the batch is done
 */
public record ChangeBatch(
    Mapping mapping, List<Change> changes, int round, int faults, Acknowledgement acknowledgement)
    implements Stage {

  public ChangeBatch {
    changes = List.copyOf(changes);
  }

  public static ChangeBatch of(Mapping mapping, List<Change> changes, Acknowledgement done) {
    return new ChangeBatch(mapping, changes, 0, 0, done);
  }

  /** A batch that was never opened. */
  public static ChangeBatch nothing() {
    return new ChangeBatch(null, List.of(), 0, 0, () -> {});
  }

  public boolean isOpen() {
    return !changes.isEmpty();
  }

  @Override
  public ChangeBatch origin() {
    return this;
  }

  ChangeBatch next(List<Change> remaining) {
    return new ChangeBatch(mapping, remaining, round + 1, 0, acknowledgement);
  }

  public ChangeBatch afterFault() {
    return new ChangeBatch(mapping, changes, round, faults + 1, acknowledgement);
  }
}
