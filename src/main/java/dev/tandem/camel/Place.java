package dev.tandem.camel;

import dev.tandem.sync.CurrentEdition;
import dev.tandem.sync.Workplace;
import org.apache.camel.Exchange;

/** The workplace that a read or a batch began at goes with it to its end. */
final class Place {
  private static final String PROPERTY = "tandem.workplace";

  private Place() {}

  /** Where the mapping is at work at this moment. */
  static Workplace take(Exchange exchange, CurrentEdition current) {
    String mapping = exchange.getVariable("mapping", String.class);
    Workplace place = current.edition().at(mapping);
    exchange.setProperty(PROPERTY, place);
    return place;
  }

  static Workplace of(Exchange exchange) {
    return exchange.getProperty(PROPERTY, Workplace.class);
  }
}
