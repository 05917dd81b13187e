package dev.tandem.sync;

import java.util.List;

/**
 * A batch after the writer.
 *
 * @param origin the batch as it came in
 * @param outcomes changes that are done with
 * @param again changes to be planned again
 */
public record WrittenBatch(ChangeBatch origin, List<Outcome> outcomes, List<Change> again)
    implements Stage {

  /** A batch of which nothing can be written, for a reason that concerns all of it. */
  public static WrittenBatch putAside(ChangeBatch batch, Problem reason) {
    List<Outcome> failed = batch.changes().stream().map(c -> Outcome.failed(c, reason)).toList();
    return new WrittenBatch(batch, failed, List.of());
  }
}
