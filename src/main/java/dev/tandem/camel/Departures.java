package dev.tandem.camel;

import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.SystemFault;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.support.ExchangeHelper;

/**
 * Routes that are about to be exchanged: what they hold for long, such as a batch that waits for a
 * system, or a read of many pages, they let go at the next good moment. It comes round again.
 */
public final class Departures {
  private final Set<String> routes = ConcurrentHashMap.newKeySet();

  public void ask(Collection<String> routeIds) {
    routes.addAll(routeIds);
  }

  public void done(Collection<String> routeIds) {
    routes.removeAll(routeIds);
  }

  /** Where it is, or where it came in. */
  boolean isAsked(Exchange exchange) {
    return !routes.isEmpty()
        && (routes.contains(exchange.getFromRouteId())
            || routes.contains(ExchangeHelper.getRouteId(exchange)));
  }

  void requireNotAsked(Exchange exchange) {
    if (isAsked(exchange)) {
      String detail = "The route " + exchange.getFromRouteId() + " is edited.";
      throw SystemFault.passing(ErrorCode.EDITED_MEANWHILE.with(detail), Duration.ZERO, null);
    }
  }
}
