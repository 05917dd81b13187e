package dev.tandem.sync;

/**
 * What a system answered to a write.
 *
 * @param status how it ended
 * @param stored the record after the write as the system has it (written only); null after a delete
 * @param problem why it was rejected; also of a stale insert, should nobody have made the record
 */
public record Receipt(Status status, SideRecord stored, Problem problem) {
  /** How a write ended. */
  public enum Status {
    WRITTEN,
    /** The record was changed or created by somebody else meanwhile (412, 409): plan again. */
    STALE,
    /** The record is gone (404): plan again. */
    GONE,
    /** The system refused the values. */
    REJECTED,
    /** Not carried out, nothing known against it (e.g. batch stopped before it): send again. */
    UNSENT
  }

  public static Receipt written(SideRecord stored) {
    return new Receipt(Status.WRITTEN, stored, null);
  }

  public static Receipt rejected(Problem problem) {
    return new Receipt(Status.REJECTED, null, problem);
  }

  /** Of an insert: the record is there already, or one of its values is another record's. */
  public static Receipt taken(Problem problem) {
    return new Receipt(Status.STALE, null, problem);
  }

  public static Receipt of(Status status) {
    return new Receipt(status, null, null);
  }
}
