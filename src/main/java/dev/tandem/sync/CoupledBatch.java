package dev.tandem.sync;

import dev.tandem.mapping.Side;
import java.util.List;

/**
 * Changes of one side after the coupling desk.
 *
 * @param origin the batch as it came in
 * @param side the side that changed
 * @param changes what is left to plan
 * @param outcomes changes that are done with: dropped or held
 * @param later changes that wait for the next round
 */
public record CoupledBatch(
    ChangeBatch origin,
    Side side,
    List<CoupledChange> changes,
    List<Outcome> outcomes,
    List<Change> later)
    implements Stage {}
