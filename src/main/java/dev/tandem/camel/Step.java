package dev.tandem.camel;

import dev.tandem.sync.Workplace;
import java.util.function.BiFunction;
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
  private final BiFunction<Exchange, A, ?> function;

  private Step(Class<A> type, BiFunction<Exchange, A, ?> function) {
    this.type = type;
    this.function = function;
  }

  static <A> Step<A> of(Class<A> type, Function<A, ?> function) {
    return new Step<>(type, (exchange, body) -> function.apply(body));
  }

  /** A step that is done where the read or the batch began. */
  static <A> Step<A> at(Class<A> type, BiFunction<Workplace, A, ?> function) {
    return new Step<>(type, (exchange, body) -> function.apply(Place.of(exchange), body));
  }

  @Override
  public void process(Exchange exchange) {
    A body = type.cast(exchange.getMessage().getBody());
    exchange.getMessage().setBody(function.apply(exchange, body));
  }
}
