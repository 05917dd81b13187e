package dev.tandem.camel;

import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * A step of a route that is one function from body to body.
 *
 * @param <A> type of the body that comes in
 */
final class Step<A> implements Processor {
  private final Class<A> type;
  private final Function<A, ?> function;

  private Step(Class<A> type, Function<A, ?> function) {
    this.type = type;
    this.function = function;
  }

  static <A> Step<A> of(Class<A> type, Function<A, ?> function) {
    return new Step<>(type, function);
  }

  @Override
  public void process(Exchange exchange) {
    A body = type.cast(exchange.getMessage().getBody());
    exchange.getMessage().setBody(function.apply(body));
  }
}
