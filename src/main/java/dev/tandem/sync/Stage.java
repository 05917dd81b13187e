package dev.tandem.sync;

/** A batch of changes on its way through the rooms. */
public interface Stage {
  /** The batch as it came in: where to begin again after a fault. */
  ChangeBatch origin();
}
