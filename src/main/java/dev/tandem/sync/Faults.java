package dev.tandem.sync;

import dev.tandem.mapping.Side;

/** Is told of every system fault that held a mapping up; health and one-off passes listen. */
@FunctionalInterface
public interface Faults {
  void report(String mapping, SystemFault fault);

  /** The same of a fault that stopped the reading of a side. */
  default void reportReading(String mapping, Side side, SystemFault fault) {
    report(mapping, fault);
  }
}
