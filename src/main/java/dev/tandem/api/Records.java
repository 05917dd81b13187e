package dev.tandem.api;

import dev.tandem.sync.Bookmarks;
import dev.tandem.sync.Couplings;
import dev.tandem.sync.Decisions;
import dev.tandem.sync.RecordErrors;
import dev.tandem.sync.Runs;

/**
 * What the node keeps, as the API shows it.
 *
 * @param couplings the couplings
 * @param errors records that are not in step
 * @param runs the run history
 * @param bookmarks how far each side was read
 * @param decisions standing decisions about conflicts
 */
public record Records(
    Couplings couplings,
    RecordErrors errors,
    Runs runs,
    Bookmarks bookmarks,
    Decisions decisions) {}
