package dev.tandem.odata;

import dev.tandem.sync.SystemFault;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * The node's one connection to a system: it logs in, keeps the limits, repeats what may be repeated
 * and turns faults of the system into {@link SystemFault}s. Shared by all threads.
 */
public final class Connection {
  /**
   * What a connection is made of.
   *
   * @param system the system's name in messages, e.g. {@code CRM}
   * @param login how to log in
   * @param headers headers of every request
   * @param limits what the system allows
   * @param retry how requests are repeated
   */
  public record Settings(
      String system, Login login, Headers headers, Throttle.Limits limits, RetryPolicy retry) {}

  private final Settings settings;
  private final Transport transport;
  private final Timing timing;
  private final Throttle throttle;
  private final Traffic traffic = new Traffic();
  private final Faults faults;
  private final Repeater repeater;
  private final SideBySide sideBySide;
  private final AccessTokens tokens;
  private volatile boolean hasWorked;
  private volatile SystemFault lastFault;
  private volatile Duration ahead = Duration.ZERO;

  /** A connection that sends one request after the other. */
  public Connection(Settings settings, Transport transport, Timing timing) {
    this(settings, transport, timing, Runnable::run);
  }

  /**
   * @param executor runs requests that may be sent at the same time; the throttle says how many are
   */
  public Connection(Settings settings, Transport transport, Timing timing, Executor executor) {
    this.settings = settings;
    this.sideBySide = new SideBySide(executor);
    this.transport = transport;
    this.timing = timing;
    this.faults = new Faults(settings.system());
    this.throttle = new Throttle(settings.limits(), timing);
    this.repeater = new Repeater(settings.system(), settings.retry(), timing, traffic);
    this.tokens =
        new AccessTokens(
            settings.system() + " login",
            settings.login(),
            timing,
            call -> repeater.send(call, Repeat.ALLOWED, c -> carry(c, Traffic.Kind.TOKEN)));
  }

  public Traffic traffic() {
    return traffic;
  }

  public Throttle throttle() {
    return throttle;
  }

  /** The system's time: our clock, put right by what the last answer told. */
  public Instant serverTime() {
    return timing.now().plus(ahead);
  }

  public HttpAnswer get(URI uri, Headers headers) {
    return send(HttpCall.get(uri, headers), Repeat.ALLOWED);
  }

  /**
   * Sends a call with the connection's headers and token. Answers that may pass by being repeated
   * never come back from here; refusals (4xx) do.
   *
   * @throws SystemFault if the system cannot be reached, is busy, refuses the login, or if the
   *     answer to a call that must not be repeated was lost
   */
  public HttpAnswer send(HttpCall call, Repeat repeat) {
    try {
      HttpAnswer answer = sendWithToken(call, repeat);
      lastFault = null;
      return answer;
    } catch (SystemFault fault) {
      lastFault = fault;
      throw fault;
    }
  }

  /** True once the system has taken a login. */
  public boolean hasWorked() {
    return hasWorked;
  }

  /** What is wrong with the system; empty if it answered the last call. */
  public Optional<SystemFault> lastFault() {
    return Optional.ofNullable(lastFault);
  }

  private HttpAnswer sendWithToken(HttpCall call, Repeat repeat) {
    Secret token = tokens.current();
    HttpAnswer answer = send(call, token, repeat);
    if (answer.status() == 401) {
      answer = send(call, tokens.insteadOf(token), repeat);
    }
    if (answer.status() == 401) {
      throw faults.loginRefused(answer, settings.login().clientId(), hasWorked);
    }
    hasWorked = true;
    return answer;
  }

  /** Does several things on this connection, as many at the same time as the executor runs. */
  <A, B> List<B> sideBySide(List<A> inputs, Function<A, B> work) {
    return sideBySide.map(inputs, work);
  }

  /** Turns answers of this system into faults. */
  public Faults faults() {
    return faults;
  }

  private HttpAnswer send(HttpCall call, Secret token, Repeat repeat) {
    Traffic.Kind kind = repeat == Repeat.ALLOWED ? Traffic.Kind.READ : Traffic.Kind.WRITE;
    Headers headers = settings.headers().with("Authorization", "Bearer " + token.reveal());
    return repeater.send(call.over(headers), repeat, c -> throttled(c, kind));
  }

  private HttpAnswer throttled(HttpCall call, Traffic.Kind kind) {
    refuseLongPause();
    throttle.enter();
    boolean busy = false;
    try {
      HttpAnswer answer = carry(call, kind);
      busy = answer.isBusy();
      if (busy) {
        RetryPolicy.retryAfter(answer, timing.now()).ifPresent(throttle::pause);
      }
      return answer;
    } finally {
      throttle.leave(busy);
    }
  }

  private HttpAnswer carry(HttpCall call, Traffic.Kind kind) {
    traffic.count(kind);
    try {
      HttpAnswer answer = transport.send(call);
      answer.serverTime().ifPresent(time -> ahead = Duration.between(timing.now(), time));
      if (answer.isBusy()) {
        traffic.count(Traffic.Kind.BUSY);
      }
      return answer;
    } catch (TransportException e) {
      traffic.count(Traffic.Kind.BROKEN);
      throw e;
    }
  }

  private void refuseLongPause() {
    Duration pause = throttle.pausedFor();
    if (pause.compareTo(settings.retry().patience()) > 0) {
      throw faults.busy("asked to wait " + pause.toSeconds() + " s.", pause);
    }
  }
}
