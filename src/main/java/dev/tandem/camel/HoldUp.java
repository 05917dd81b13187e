package dev.tandem.camel;

import dev.tandem.odata.Sleeper;
import dev.tandem.sync.BackOff;
import dev.tandem.sync.ChangeBatch;
import dev.tandem.sync.Faults;
import dev.tandem.sync.Stage;
import dev.tandem.sync.SystemFault;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** After a system fault: waits, then lets the batch begin again where it came in. */
final class HoldUp implements Processor {
  private static final Logger LOG = LoggerFactory.getLogger(HoldUp.class);

  private static final Duration NAP = Duration.ofMillis(250);

  /** About ten minutes; then the broker must see a sign of life: the batch is fetched again. */
  private static final int MOST_FAULTS = 15;

  private final BackOff backOff;
  private final Sleeper sleeper;
  private final Faults faults;
  private final Departures departures;

  HoldUp(BackOff backOff, Sleeper sleeper, Faults faults, Departures departures) {
    this.backOff = backOff;
    this.sleeper = sleeper;
    this.faults = faults;
    this.departures = departures;
  }

  @Override
  public void process(Exchange exchange) throws InterruptedException {
    SystemFault fault = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, SystemFault.class);
    ChangeBatch batch = exchange.getMessage().getBody(Stage.class).origin().afterFault();
    faults.report(batch.mapping().name(), fault);
    if (batch.faults() > MOST_FAULTS) {
      throw fault;
    }
    Duration wait = backOff.after(batch.faults(), fault);
    LOG.warn(
        "{}: {} changes are held up and go on in {} s. {}",
        batch.mapping().name(),
        batch.changes().size(),
        wait.toMillis() / 1000.0,
        fault.getMessage());
    sleep(wait, exchange);
    if (isToLetGo(exchange)) {
      throw fault;
    }
    exchange.getMessage().setBody(batch);
  }

  /** Of a batch that is not committed, so that it is fetched again by whatever comes next. */
  private boolean isToLetGo(Exchange exchange) {
    CamelContext context = exchange.getContext();
    return !context.isRunAllowed() || context.isStopping() || departures.isAsked(exchange);
  }

  /** In short naps, so that a node that stops need not wait. */
  private void sleep(Duration wait, Exchange exchange) throws InterruptedException {
    Duration left = wait;
    while (!left.isNegative() && !left.isZero() && !isToLetGo(exchange)) {
      Duration nap = left.compareTo(NAP) < 0 ? left : NAP;
      sleeper.sleep(nap);
      left = left.minus(nap);
    }
  }
}
