package dev.tandem.app;

import dev.tandem.camel.Beans;
import dev.tandem.camel.CamelTransport;
import dev.tandem.odata.Transport;
import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.SystemFault;
import org.apache.camel.main.Main;

/** Just the route that carries requests to both systems: a node that only asks. */
final class Courier implements AutoCloseable {
  private final Main main = new Main();

  static Courier start(Settings settings) {
    Courier courier = new Courier();
    CamelProperties.ofCourier(settings)
        .forEach((key, value) -> courier.main.addOverrideProperty((String) key, (String) value));
    Beans.bindCourier(courier.main::bind);
    try {
      courier.main.start();
      return courier;
    } catch (Exception e) {
      courier.close();
      throw SystemFault.lasting(
          ErrorCode.ROUTE_FILE.with("The route odata cannot start: " + e.getMessage()), e);
    }
  }

  Transport transport() {
    return new CamelTransport(main.getCamelContext().createProducerTemplate());
  }

  @Override
  public void close() {
    main.stop();
    main.shutdown();
  }
}
