package dev.tandem.odata;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * A server on loopback that gives out tokens, notes what it receives, and answers by a function.
 */
public final class WireServer implements AutoCloseable {
  /** A request as it arrived; the target is decoded. */
  public record Received(String method, String target, Headers headers, String body) {
    public String header(String name) {
      return headers.get(name).orElse(null);
    }
  }

  private final HttpServer server;
  private final List<Received> received = new CopyOnWriteArrayList<>();

  public WireServer(Function<Received, HttpAnswer> answers) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newFixedThreadPool(4));
    server.createContext(
        "/token", e -> answer(e, ok("{\"access_token\":\"t\",\"expires_in\":3599}")));
    server.createContext("/", e -> answer(e, answers.apply(note(e))));
    server.start();
  }

  public static HttpAnswer ok(String json) {
    return json(200, json);
  }

  public static HttpAnswer json(int status, String json) {
    return new HttpAnswer(status, Headers.of("Content-Type", "application/json"), json);
  }

  public String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /** All requests but those for tokens. */
  public List<Received> received() {
    return received;
  }

  public Connection connection(Headers headers) {
    Login login = new Login(URI.create(url() + "/token"), "node", Secret.of("s"), "x/.default");
    Connection.Settings settings =
        new Connection.Settings(
            "SYS", login, headers, Throttle.Limits.of(5), RetryPolicy.standard());
    return new Connection(
        settings, new JdkTransport(), new Timing(Clock.systemUTC(), duration -> {}, () -> 0));
  }

  private Received note(HttpExchange exchange) throws IOException {
    Headers headers = Headers.none();
    for (var header : exchange.getRequestHeaders().entrySet()) {
      headers = headers.with(header.getKey(), header.getValue().get(0));
    }
    URI uri = exchange.getRequestURI();
    String target = uri.getPath() + (uri.getQuery() == null ? "" : "?" + uri.getQuery());
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Received request = new Received(exchange.getRequestMethod(), target, headers, body);
    received.add(request);
    return request;
  }

  private static void answer(HttpExchange exchange, HttpAnswer answer) throws IOException {
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
