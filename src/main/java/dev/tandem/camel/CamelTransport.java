package dev.tandem.camel;

import dev.tandem.odata.HttpAnswer;
import dev.tandem.odata.HttpCall;
import dev.tandem.odata.Transport;
import dev.tandem.odata.TransportException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLHandshakeException;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;

/** Sends every OData call through the one shared route {@code odata}. */
public final class CamelTransport implements Transport {
  private final ProducerTemplate template;

  public CamelTransport(ProducerTemplate template) {
    this.template = template;
  }

  @Override
  public HttpAnswer send(HttpCall call) {
    try {
      return template.requestBody("direct:odata", call, HttpAnswer.class);
    } catch (CamelExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      String message = reason(cause);
      throw neverArrived(cause)
          ? TransportException.notSent(message, cause)
          : TransportException.maybeSent(message, cause);
    }
  }

  private static boolean neverArrived(Throwable cause) {
    return cause instanceof ConnectException
        || cause instanceof UnknownHostException
        || cause instanceof NoRouteToHostException
        || cause instanceof SSLHandshakeException;
  }

  private static String reason(Throwable cause) {
    if (cause instanceof UnknownHostException) {
      return "unknown host " + cause.getMessage();
    }
    return cause instanceof ConnectException
        ? cause.getMessage()
        : cause.getClass().getSimpleName() + ' ' + cause.getMessage();
  }
}
