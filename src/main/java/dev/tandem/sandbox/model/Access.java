package dev.tandem.sandbox.model;

/** When a client may write a column. */
public enum Access {
  RW,
  CREATE,
  UPDATE,
  READ;

  public boolean onCreate() {
    return this == RW || this == CREATE;
  }

  public boolean onUpdate() {
    return this == RW || this == UPDATE;
  }
}
