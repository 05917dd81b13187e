package dev.tandem.sync;

/**
 * One write to one system.
 *
 * @param kind insert or modify
 * @param id record to modify; for an insert the id chosen by us, or null where the system chooses
 * @param expected the version that is to be overwritten (modify), else null
 * @param values properties to write, by the mapping's names; null values clear
 */
public record Write(Kind kind, String id, Version expected, Fields values) {
  /** What is asked of the system. */
  public enum Kind {
    INSERT,
    MODIFY
  }

  public static Write insert(String id, Fields values) {
    return new Write(Kind.INSERT, id, null, values);
  }

  public static Write modify(SideRecord target, Fields values) {
    return new Write(Kind.MODIFY, target.id(), target.version(), values);
  }

  public boolean isInsert() {
    return kind == Kind.INSERT;
  }
}
