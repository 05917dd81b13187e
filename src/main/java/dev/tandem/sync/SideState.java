package dev.tandem.sync;

/**
 * What a coupling knows of one side.
 *
 * @param version the version up to which this side is in step; null if never seen
 * @param base the values last synchronised, by the mapping's names
 * @param dirty true if this side has edits that were not carried over yet: its next change counts
 *     even if its version is the stored one
 */
public record SideState(Version version, Fields base, boolean dirty) {
  public static final SideState UNKNOWN = new SideState(null, Fields.none(), true);
}
