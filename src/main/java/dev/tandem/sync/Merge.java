package dev.tandem.sync;

import java.util.List;

/**
 * The three-way merge of one record: what to write to the target and what is in step afterwards.
 *
 * @param writes target properties to write
 * @param sourceBase source values that are in step once the writes are done
 * @param targetBase target values that are in step already
 * @param conflicts fields that both sides changed to different values and nobody may decide
 * @param problem first reason why the record cannot be translated, or null
 * @param leftOut first reason why a field is not brought over although the record is, or null
 */
record Merge(
    Fields writes,
    Fields sourceBase,
    Fields targetBase,
    List<FieldConflict> conflicts,
    Problem problem,
    Problem leftOut) {}
