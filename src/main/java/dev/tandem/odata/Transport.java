package dev.tandem.odata;

/**
 * Port to HTTP. One call is one request on the wire: an implementation repeats nothing, follows no
 * redirect and adds no header of its own beyond what HTTP needs.
 */
@FunctionalInterface
public interface Transport {
  /**
   * Sends the call and returns whatever was answered, whatever its status.
   *
   * @throws TransportException if no complete answer came
   */
  HttpAnswer send(HttpCall call);
}
