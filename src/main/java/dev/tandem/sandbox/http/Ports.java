package dev.tandem.sandbox.http;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Random;

/** Finds ports on the loopback address. */
public final class Ports {
  /** Outgoing connections take ports from 32768 on; ours stay below so that none is taken. */
  private static final int FIRST = 20_000;

  private static final int LAST = 32_000;
  private static final int ATTEMPTS = 100;

  private Ports() {}

  /** Binds the port, or a free one for 0. */
  public static HttpServer bind(int port) {
    try {
      System.setProperty("sun.net.httpserver.nodelay", "true");
      return port == 0 ? bindFree(new Random()) : HttpServer.create(address(port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Port " + port + " cannot be bound: " + e.getMessage() + ". Choose another one.", e);
    }
  }

  private static HttpServer bindFree(Random random) throws IOException {
    BindException last = null;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        return HttpServer.create(address(FIRST + random.nextInt(LAST - FIRST)), 0);
      } catch (BindException e) {
        last = e;
      }
    }
    throw last;
  }

  private static InetSocketAddress address(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }
}
