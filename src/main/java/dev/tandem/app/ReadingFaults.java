package dev.tandem.app;

import dev.tandem.mapping.Side;
import dev.tandem.sync.Faults;
import dev.tandem.sync.Lags;
import dev.tandem.sync.SystemFault;

/** Remembers what stopped the reading of a side. */
record ReadingFaults(Faults faults, Lags lags) implements Faults {
  @Override
  public void report(String mapping, SystemFault fault) {
    faults.report(mapping, fault);
  }

  @Override
  public void reportReading(String mapping, Side side, SystemFault fault) {
    lags.failed(mapping, side, fault.problem());
    faults.report(mapping, fault);
  }
}
