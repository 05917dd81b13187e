package dev.tandem.sync;

/**
 * One write to one system.
 *
 * @param kind insert, modify or delete
 * @param id record to modify or delete; for an insert the id chosen by us, or null where the system
 *     chooses
 * @param expected the version that is to be overwritten or deleted, else null
 * @param values properties to write, by the mapping's names; null values clear
 */
public record Write(Kind kind, String id, Version expected, Fields values) {
  /** What is asked of the system. */
  public enum Kind {
    INSERT,
    MODIFY,
    DELETE
  }

  public static Write insert(String id, Fields values) {
    return new Write(Kind.INSERT, id, null, values);
  }

  public static Write modify(SideRecord target, Fields values) {
    return new Write(Kind.MODIFY, target.id(), target.version(), values);
  }

  public static Write delete(SideRecord target) {
    return new Write(Kind.DELETE, target.id(), target.version(), Fields.none());
  }

  public boolean isInsert() {
    return kind == Kind.INSERT;
  }
}
