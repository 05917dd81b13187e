package dev.tandem.sync;

import dev.tandem.mapping.Side;

/**
 * A question to the couplings: which record of the other side is this one coupled to?
 *
 * @param mapping mapping that couples such records
 * @param side side on which the value is known
 * @param value id or natural key on that side
 */
public record ReferenceKey(String mapping, Side side, String value) {}
