package dev.tandem.sync;

import java.time.Instant;

/**
 * One state of a record in its system.
 *
 * @param tag ETag, opaque: only equality means anything
 * @param modifiedAt change stamp of the record, or null where the system gives none
 */
public record Version(String tag, Instant modifiedAt) {}
