package dev.tandem.app;

import dev.tandem.odata.HttpAnswer;
import dev.tandem.odata.HttpCall;
import dev.tandem.odata.Transport;
import java.util.ArrayList;
import java.util.List;

/** Notes every call that passes, in the order in which they were sent. */
final class RecordingTransport implements Transport {
  private Transport transport;
  private List<HttpCall> calls = new ArrayList<>();

  /** Begins to listen on the way to the given one. */
  RecordingTransport over(Transport real) {
    transport = real;
    return this;
  }

  @Override
  public HttpAnswer send(HttpCall call) {
    note(call);
    return transport.send(call);
  }

  private synchronized void note(HttpCall call) {
    if (!call.uri().getPath().contains("/oauth2/")) {
      calls.add(call);
    }
  }

  /** The calls since the last time that this was asked. */
  synchronized List<HttpCall> take() {
    List<HttpCall> taken = calls;
    calls = new ArrayList<>();
    return taken;
  }
}
