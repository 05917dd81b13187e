package dev.tandem.camel;

import dev.tandem.mapping.Side;
import dev.tandem.sync.Request;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.camel.Processor;

/** Lets a side be read at once; who asks while a reading waits already gets that one. */
public final class Wakes {
  private final Set<String> waiting = ConcurrentHashMap.newKeySet();
  private final Supplier<UUID> ids;
  private final Consumer<Request> reading;

  public Wakes(Supplier<UUID> ids, Consumer<Request> reading) {
    this.ids = ids;
    this.reading = reading;
  }

  public void wake(String mapping, Side side) {
    if (waiting.add(key(mapping, side))) {
      reading.accept(Request.modified(ids.get(), mapping, side));
    }
  }

  /** The reading begins: what changes from now on needs another one. */
  public Processor begins() {
    return exchange -> {
      Request request = exchange.getMessage().getBody(Request.class);
      waiting.remove(key(request.mapping(), request.side()));
    };
  }

  private static String key(String mapping, Side side) {
    return mapping + ' ' + side.code();
  }
}
