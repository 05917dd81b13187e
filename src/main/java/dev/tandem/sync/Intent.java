package dev.tandem.sync;

import dev.tandem.mapping.Side;
import java.time.Instant;

/**
 * Written before a create is sent, so that a crash or a lost answer cannot create the record twice.
 *
 * @param mapping name of the mapping
 * @param target side on which the record is created
 * @param sourceId the record it is created for, on the other side
 * @param targetId the id chosen by us, or null where the system chooses
 * @param identity value of the mapping's identity property chosen by us, or null
 * @param values what is written, to recognise the record by
 * @param openedAt when it was written down
 */
public record Intent(
    String mapping,
    Side target,
    String sourceId,
    String targetId,
    String identity,
    Fields values,
    Instant openedAt) {}
