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
    implements Stage {}
