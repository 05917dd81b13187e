package dev.tandem.sync;

/**
 * The answer to a {@link ReferenceKey}.
 *
 * @param key the question
 * @param otherId id on the other side
 * @param otherKey natural key on the other side, or null
 */
public record Reference(ReferenceKey key, String otherId, String otherKey) {}
