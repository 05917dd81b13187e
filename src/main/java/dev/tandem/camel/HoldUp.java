package dev.tandem.camel;

import dev.tandem.odata.Sleeper;
import dev.tandem.sync.BackOff;
import dev.tandem.sync.ChangeBatch;
import dev.tandem.sync.Faults;
import dev.tandem.sync.Stage;
import dev.tandem.sync.SystemFault;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** After a system fault: waits, then lets the batch begin again where it came in. */
final class HoldUp implements Processor {
  private static final Logger LOG = LoggerFactory.getLogger(HoldUp.class);

  private final BackOff backOff;
  private final Sleeper sleeper;
  private final Faults faults;

  HoldUp(BackOff backOff, Sleeper sleeper, Faults faults) {
    this.backOff = backOff;
    this.sleeper = sleeper;
    this.faults = faults;
  }

  @Override
  public void process(Exchange exchange) throws InterruptedException {
    SystemFault fault = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, SystemFault.class);
    if (!exchange.getContext().isRunAllowed()) {
      throw fault;
    }
    ChangeBatch batch = exchange.getMessage().getBody(Stage.class).origin().afterFault();
    faults.report(batch.mapping().name(), fault);
    var wait = backOff.after(batch.faults(), fault);
    LOG.warn(
        "{}: {} changes are held up and go on in {} s. {}",
        batch.mapping().name(),
        batch.changes().size(),
        wait.toMillis() / 1000.0,
        fault.getMessage());
    sleeper.sleep(wait);
    exchange.getMessage().setBody(batch);
  }
}
