package dev.tandem.sync;

import dev.tandem.mapping.Side;
import java.time.Instant;

/**
 * One mapping in the full synchronisation.
 *
 * @param mapping name of the mapping
 * @param recommendation how it is best brought in step
 * @param status where it stands
 * @param mode what was started: full or couple; null before
 * @param allowDuplicates true: go on even where records are likely to be created twice
 * @param erp records of the ERP that the filter let through at the review
 * @param crm the same of the CRM
 * @param coupled pairs that were coupled at the review
 * @param side the side that is being read, or null
 * @param reviewedAt when it was reviewed
 * @param startedAt when it was started, or null
 * @param finishedAt when it ended, or null
 * @param problem why it was refused or failed, or null
 */
public record FullSyncLine(
    String mapping,
    Recommendation recommendation,
    Status status,
    Recommendation mode,
    boolean allowDuplicates,
    long erp,
    long crm,
    long coupled,
    Side side,
    Instant reviewedAt,
    Instant startedAt,
    Instant finishedAt,
    Problem problem) {

  /** Where a line stands. */
  public enum Status {
    /** Reviewed, and nothing done yet. */
    READY,
    /** Started, and waiting for its turn. */
    WAITING,
    RUNNING,
    PAUSED,
    FINISHED,
    /** Not begun, because it would probably create records twice. */
    REFUSED;

    /** True while the ordinary reading of the mapping stands back. */
    public boolean isActive() {
      return this == WAITING || this == RUNNING || this == PAUSED;
    }
  }

  static FullSyncLine reviewed(
      String mapping, Recommendation recommendation, Census census, Instant at) {
    return new FullSyncLine(
        mapping,
        recommendation,
        Status.READY,
        null,
        false,
        census.erp(),
        census.crm(),
        census.coupled(),
        null,
        at,
        null,
        null,
        null);
  }

  public FullSyncLine started(Recommendation how, boolean duplicatesAllowed, Instant at) {
    return new FullSyncLine(
        mapping,
        recommendation,
        Status.WAITING,
        how,
        duplicatesAllowed,
        erp,
        crm,
        coupled,
        null,
        reviewedAt,
        at,
        null,
        null);
  }

  public FullSyncLine reading(Side which) {
    return with(Status.RUNNING, which, null, null);
  }

  public FullSyncLine paused() {
    return with(Status.PAUSED, side, null, null);
  }

  public FullSyncLine resumed() {
    return with(Status.WAITING, side, null, null);
  }

  public FullSyncLine finished(Instant at) {
    return with(Status.FINISHED, null, at, null);
  }

  public FullSyncLine refused(Problem why, Instant at) {
    return with(Status.REFUSED, null, at, why);
  }

  private FullSyncLine with(Status now, Side which, Instant ended, Problem why) {
    return new FullSyncLine(
        mapping,
        recommendation,
        now,
        mode,
        allowDuplicates,
        erp,
        crm,
        coupled,
        which,
        reviewedAt,
        startedAt,
        ended,
        why);
  }

  long count(Side which) {
    return which == Side.CRM ? crm : erp;
  }
}
