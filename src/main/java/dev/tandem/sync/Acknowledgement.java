package dev.tandem.sync;

/** Tells the broker that a batch is done with; called once, last. */
@FunctionalInterface
public interface Acknowledgement {
  void acknowledge();
}
