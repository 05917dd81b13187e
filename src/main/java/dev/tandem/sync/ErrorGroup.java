package dev.tandem.sync;

import java.time.Instant;

/**
 * Records that are not in step for one reason.
 *
 * @param mapping name of the mapping
 * @param code the reason
 * @param count how many records
 * @param skipped how many of them are left alone until something moves
 * @param since when the oldest was first seen
 */
public record ErrorGroup(String mapping, ErrorCode code, long count, long skipped, Instant since) {}
