package dev.tandem.camel;

import dev.tandem.mapping.Side;
import dev.tandem.sync.Faults;
import dev.tandem.sync.Pull;
import dev.tandem.sync.Request;
import dev.tandem.sync.SystemFault;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The end of a fault in a polling route: said once, in words for administrators. */
final class FaultReport implements Processor {
  private static final Logger LOG = LoggerFactory.getLogger(FaultReport.class);

  private final Faults faults;
  private final Map<String, String> said = new ConcurrentHashMap<>();

  FaultReport(Faults faults) {
    this.faults = faults;
  }

  @Override
  public void process(Exchange exchange) {
    String mapping = exchange.getVariable("mapping", "outcomes", String.class);
    Throwable caught = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
    if (caught instanceof SystemFault fault) {
      side(exchange.getMessage().getBody())
          .ifPresentOrElse(
              side -> faults.reportReading(mapping, side, fault),
              () -> faults.report(mapping, fault));
      if (!fault.getMessage().equals(said.put(mapping, fault.getMessage()))) {
        LOG.warn("{}: reading stopped, the next tick goes on. {}", mapping, fault.getMessage());
      }
    } else {
      LOG.error("{}: reading stopped, the next tick goes on.", mapping, caught);
    }
  }

  /** What was being read when it happened; nothing for other work. */
  private static Optional<Side> side(Object body) {
    if (body instanceof Pull pull) {
      return Optional.of(pull.side());
    }
    if (body instanceof Request request) {
      return Optional.of(request.side());
    }
    return Arrays.stream(Side.values()).filter(side -> side.code().equals(body)).findFirst();
  }
}
