package dev.tandem.sandbox.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server of one side: tokens, limits and faults around its service. */
public final class SideServer implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(SideServer.class);

  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
          .withZone(ZoneOffset.UTC);

  /** What surrounds the service. */
  public record Surroundings(
      String side,
      TokenService tokens,
      Faults faults,
      Limits limits,
      Counters counters,
      Clock clock) {}

  private final HttpServer server;
  private final ExecutorService threads;
  private final String root;
  private final Service service;
  private final Surroundings around;

  /**
   * @param root absolute address of the service root
   */
  public SideServer(
      HttpServer server,
      ExecutorService threads,
      String root,
      Service service,
      Surroundings around) {
    this.server = server;
    this.threads = threads;
    this.root = root;
    this.service = service;
    this.around = around;
  }

  public void start() {
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    around.counters().entered();
    try {
      Request request = request(exchange);
      String url = exchange.getRequestURI().toString();
      around.faults().happen(around.side(), request.method(), url, request.body());
      String decoded = Urls.decodePath(url);
      Faults.Fate fate = around.faults().fate(around.side(), request.method(), decoded);
      around.counters().count(isToken(url) ? "tokens" : "requests");
      Response response = fate.is(Fault.Kind.RESET_BEFORE) ? null : answer(request, url, fate);
      if (response == null || fate.is(Fault.Kind.RESET_AFTER)) {
        around.counters().count("resets");
        exchange.close();
      } else {
        send(exchange, response);
      }
    } catch (RuntimeException e) {
      LOG.error("{} {} failed", exchange.getRequestMethod(), exchange.getRequestURI(), e);
      send(exchange, service.error(new ApiException(500, "InternalError", e.toString())));
    } finally {
      around.counters().left();
    }
  }

  private Request request(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    Map<String, String> fields = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> fields.put(name, String.join(",", values)));
    String url = exchange.getRequestURI().toString();
    return Request.of(exchange.getRequestMethod(), root, url, new Headers(fields), body);
  }

  private static boolean isToken(String url) {
    return url.contains("/oauth2/");
  }

  /** Null when the connection is to be cut. */
  private Response answer(Request request, String url, Faults.Fate fate) {
    if (isToken(url)) {
      pause(fate.millis());
      return fate.fault() == null ? around.tokens().answer(request) : struck(fate.fault(), request);
    }
    Limits.Refusal refusal = around.limits().enter();
    if (refusal != Limits.Refusal.NONE) {
      around.counters().count("throttled");
      return refused(refusal);
    }
    try {
      return inTurn(request, url, fate);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    } finally {
      around.limits().leave();
    }
  }

  private Response inTurn(Request request, String url, Faults.Fate fate)
      throws InterruptedException {
    Semaphore turn = around.limits().turn();
    try {
      pause(fate.millis());
      if (fate.fault() != null && !fate.is(Fault.Kind.RESET_AFTER)) {
        around.counters().count("faults");
        return struck(fate.fault(), request);
      }
      if (!around.tokens().accepts(request.header("Authorization"))) {
        return service.error(service.unauthorized()).with("WWW-Authenticate", "Bearer");
      }
      return url.length() > service.longestUrl() ? tooLong() : answered(request);
    } catch (ApiException e) {
      return service.error(e);
    } finally {
      if (turn != null) {
        turn.release();
      }
    }
  }

  private Response answered(Request request) {
    return service.withBudget(service.answer(request), around.limits().requestsLeft());
  }

  private Response tooLong() {
    String message = "The address is longer than " + service.longestUrl() + " characters.";
    return service.error(new ApiException(414, "UriTooLong", message));
  }

  private Response refused(Limits.Refusal refusal) {
    Response response = service.error(service.tooMany(refusal));
    return service.tellsRetryAfter()
        ? response.with("Retry-After", Long.toString(around.limits().secondsToWait()))
        : response;
  }

  private Response struck(Fault fault, Request request) {
    return switch (fault.kind()) {
      case TOO_MANY -> retryAfter(fault, service.error(service.tooMany(Limits.Refusal.TOO_MANY)));
      case UNAVAILABLE ->
          retryAfter(
              fault,
              service.error(
                  new ApiException(503, "ServiceUnavailable", "The service is unavailable.")));
      case UNAUTHORIZED -> service.error(service.unauthorized()).with("WWW-Authenticate", "Bearer");
      default -> service.answer(request);
    };
  }

  private Response retryAfter(Fault fault, Response response) {
    return switch (fault.retryAfter()) {
      case "none" -> response;
      case "date" -> response.with("Retry-After", httpDate(fault.seconds()));
      default -> response.with("Retry-After", Integer.toString(fault.seconds()));
    };
  }

  private String httpDate(int seconds) {
    return HTTP_DATE.format(around.clock().instant().plusSeconds(seconds));
  }

  /** Latency is real time: it is what a client's time-outs see. */
  private static void pause(int millis) {
    try {
      if (millis > 0) {
        Thread.sleep(millis);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(HttpExchange exchange, Response response) throws IOException {
    response.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    exchange.getResponseHeaders().set("OData-Version", "4.0");
    boolean bare = response.body().length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(response.status(), bare ? -1 : response.body().length);
    try (var out = exchange.getResponseBody()) {
      if (!bare) {
        out.write(response.body());
      }
    }
  }
}
