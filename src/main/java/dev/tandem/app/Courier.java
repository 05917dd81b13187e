package dev.tandem.app;

import dev.tandem.camel.Beans;
import dev.tandem.camel.CamelTransport;
import dev.tandem.odata.Transport;

/** Just the route that carries requests to both systems: a node that only asks. */
final class Courier implements AutoCloseable {
  private final Routes routes;

  private Courier(Settings settings) {
    routes = new Routes(settings, CamelProperties.ofCourier(settings));
    Beans.bindCourier(routes::bind);
  }

  static Courier start(Settings settings) {
    Courier courier = new Courier(settings);
    courier.routes.start();
    return courier;
  }

  Transport transport() {
    return new CamelTransport(routes.context().createProducerTemplate());
  }

  @Override
  public void close() {
    routes.close();
  }
}
