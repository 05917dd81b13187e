package dev.tandem.sync;

/** What the full synchronisation asks of the node. */
public interface FullSyncWork {
  /**
   * Reads as asked and hands everything to the broker; returns when that is done or halted.
   *
   * @throws SystemFault if a system, the broker or the store does not work
   */
  Pull read(Request request);

  /** True if every published change of the mapping has an outcome. */
  boolean isBroughtOver(String mapping);
}
