package dev.tandem.app;

import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.SystemFault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Properties;

/**
 * The node's own web server: the API below {@code /api}, health and metrics below {@code /observe}.
 *
 * @param host the address at which it listens
 * @param port the port at which it listens
 */
record WebServer(String host, int port) {
  /**
   * The server that the settings ask for; its port is free at this moment.
   *
   * @throws SystemFault if the port is taken
   */
  static WebServer of(Settings settings) {
    String host = settings.get("http.host");
    int wanted = settings.number("http.port");
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(host), wanted));
      return new WebServer(host, socket.getLocalPort());
    } catch (IOException | IllegalArgumentException e) {
      throw SystemFault.lasting(
          ErrorCode.PORT_TAKEN.with(
              "http.host, http.port: the node cannot listen at %s, port %d: %s"
                  .formatted(host, wanted, e.getMessage())),
          e);
    }
  }

  String address() {
    return "http://" + (isReachedLocally() ? "localhost" : host) + ':' + port;
  }

  /** True for loopback and for all addresses of this machine. */
  private boolean isReachedLocally() {
    return host.equals("0.0.0.0") || host.startsWith("127.") || host.equals("localhost");
  }

  void configure(Properties p, Settings settings) {
    String server = "camel.server.";
    p.put(server + "enabled", "true");
    p.put("api.enabled", settings.get("api.enabled"));
    boolean called = settings.isOn("webhooks.enabled") && settings.find("webhooks.url").isPresent();
    p.put("webhooks.enabled", String.valueOf(called));
    p.put(server + "host", host);
    p.put(server + "port", String.valueOf(port));
    p.put(server + "maxBodySize", "1000000");
    p.put(server + "fileUploadEnabled", "false");
    // On the same port: Camel lets the two share one server then.
    String management = "camel.management.";
    p.put(management + "enabled", "true");
    p.put(management + "host", host);
    p.put(management + "port", String.valueOf(port));
    p.put(management + "healthCheckEnabled", "true");
    p.put(management + "metricsEnabled", "true");
    p.put("camel.metrics.enabled", "true");
    p.put("camel.metrics.enableExchangeEventNotifier", "false");
    p.put("camel.health.enabled", "true");
    p.put("camel.health.exposureLevel", "full");
  }
}
