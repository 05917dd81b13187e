package dev.tandem.odata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.SystemFault;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ConnectionTest {
  private static final URI URI_A = URI.create("https://crm.example/api/accounts?$select=name");
  private static final HttpCall READ = HttpCall.get(URI_A, Headers.none());
  private static final HttpCall WRITE = HttpCall.post(URI_A, Headers.none(), "{}");
  private static final Secret SECRET = Secret.of("p&ss w+rd%");

  private final ManualTime time = new ManualTime();
  private final Script script = new Script();
  private final Connection connection = connection(script);

  @Test
  void should_encode_every_field_of_the_token_request() {
    script.answer(200);

    connection.send(READ, Repeat.ALLOWED);

    assertThat(script.tokenCalls().get(0).body())
        .contains("client_id=my+app", "client_secret=p%26ss+w%2Brd%25", "scope=https%3A%2F%2Fx");
  }

  @Test
  void should_send_the_token_and_the_headers_of_the_system() {
    script.answer(200);

    connection.send(READ, Repeat.ALLOWED);

    assertThat(script.calls().get(0).headers().get("authorization")).contains("Bearer token-1");
    assertThat(script.calls().get(0).headers().get("odata-version")).contains("4.0");
  }

  @Test
  void should_keep_a_token_for_nine_tenths_of_its_life() {
    script.answer(200);
    connection.send(READ, Repeat.ALLOWED);

    time.advance(Duration.ofSeconds(899));
    connection.send(READ, Repeat.ALLOWED);

    assertThat(script.tokenCalls()).hasSize(1);
  }

  @Test
  void should_renew_a_token_after_nine_tenths_of_its_life() {
    script.answer(200);
    connection.send(READ, Repeat.ALLOWED);

    time.advance(Duration.ofSeconds(900));
    connection.send(READ, Repeat.ALLOWED);

    assertThat(script.tokenCalls()).hasSize(2);
  }

  @Test
  void should_fetch_one_token_for_many_threads() throws InterruptedException {
    script.answer(200);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    CountDownLatch start = new CountDownLatch(1);
    for (int i = 0; i < 8; i++) {
      threads.execute(
          () -> {
            awaitQuietly(start);
            connection.send(READ, Repeat.ALLOWED);
          });
    }

    start.countDown();
    threads.shutdown();

    assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    assertThat(script.calls()).hasSize(8);
    assertThat(script.tokenCalls()).hasSize(1);
  }

  @Test
  void should_repeat_a_write_with_a_new_token_after_401() {
    script.answer(401).answer(200);

    connection.send(WRITE, Repeat.FORBIDDEN);

    assertThat(script.calls().get(1).headers().get("Authorization")).contains("Bearer token-2");
  }

  @Test
  void should_take_a_second_401_for_a_refused_login() {
    script.answer(401);

    SystemFault fault = fault(READ, Repeat.ALLOWED);

    assertThat(fault.problem().code()).isEqualTo(ErrorCode.LOGIN_REFUSED);
    assertThat(fault.isPassing()).isFalse();
    assertThat(script.calls()).hasSize(2);
  }

  @Test
  void should_expect_a_login_that_has_worked_to_work_again() {
    script.answer(200).answer(401);
    connection.send(READ, Repeat.ALLOWED);

    SystemFault fault = fault(READ, Repeat.ALLOWED);

    assertThat(fault.problem().code()).isEqualTo(ErrorCode.LOGIN_REFUSED);
    assertThat(fault.isPassing()).isTrue();
  }

  @Test
  void should_tell_why_the_token_was_refused_without_the_secret() {
    String body =
        "{\"error\":\"invalid_client\",\"error_description\":\"Wrong secret p&ss w+rd% for my app\"}";
    Connection refused = connection(call -> new HttpAnswer(401, Headers.none(), body));

    SystemFault fault =
        catchThrowableOfType(SystemFault.class, () -> refused.send(READ, Repeat.ALLOWED));

    assertThat(fault.problem().code()).isEqualTo(ErrorCode.LOGIN_REFUSED);
    assertThat(fault.isPassing()).isFalse();
    assertThat(fault.getMessage())
        .contains("invalid_client", "https://login.example/token", "client my app")
        .doesNotContain(SECRET.reveal());
  }

  @Test
  void should_ask_whether_an_address_without_tokens_is_a_token_url() {
    Connection refused = connection(call -> new HttpAnswer(200, Headers.none(), "<html>"));

    SystemFault fault =
        catchThrowableOfType(SystemFault.class, () -> refused.send(READ, Repeat.ALLOWED));

    assertThat(fault.getMessage()).contains("is this a token URL?");
  }

  @Test
  void should_repeat_a_read_with_growing_waits() {
    script.answer(503).answer(500).answer(200);

    HttpAnswer answer = connection.send(READ, Repeat.ALLOWED);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(time.sleeps()).containsExactly(Duration.ofMillis(250), Duration.ofMillis(500));
  }

  @Test
  void should_give_a_read_up_after_six_attempts() {
    script.answer(503);

    SystemFault fault = fault(READ, Repeat.ALLOWED);

    assertThat(fault.problem().code()).isEqualTo(ErrorCode.SYSTEM_BUSY);
    assertThat(fault.isPassing()).isTrue();
    assertThat(script.calls()).hasSize(6);
  }

  @Test
  void should_never_repeat_a_write_that_may_have_been_carried_out() {
    for (int status : new int[] {408, 500, 502, 503, 504}) {
      Script unclear = new Script().answer(status);
      SystemFault fault =
          catchThrowableOfType(
              SystemFault.class, () -> connection(unclear).send(WRITE, Repeat.FORBIDDEN));

      assertThat(fault.problem().code()).isEqualTo(ErrorCode.ANSWER_LOST);
      assertThat(unclear.calls()).hasSize(1);
    }
  }

  @Test
  void should_repeat_a_write_that_was_refused_for_now_after_the_time_asked_for() {
    script.answer(429, "Retry-After", "7").answer(200);

    connection.send(WRITE, Repeat.FORBIDDEN);

    assertThat(script.calls()).hasSize(2);
    assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(7));
  }

  @Test
  void should_back_off_where_429_names_no_time() {
    script.answer(429).answer(200);

    connection.send(WRITE, Repeat.FORBIDDEN);

    assertThat(time.sleeps()).containsExactly(Duration.ofMillis(250));
  }

  @Test
  void should_hand_a_long_wait_to_the_caller() {
    script.answer(429, "Retry-After", "300");

    SystemFault fault = fault(READ, Repeat.ALLOWED);

    assertThat(fault.problem().code()).isEqualTo(ErrorCode.SYSTEM_BUSY);
    assertThat(fault.retryAfter()).isEqualTo(Duration.ofSeconds(300));
    assertThat(time.sleeps()).isEmpty();
  }

  @Test
  void should_send_nothing_during_a_long_wait() {
    script.answer(429, "Retry-After", "300");
    fault(READ, Repeat.ALLOWED);

    fault(READ, Repeat.ALLOWED);

    assertThat(script.calls()).hasSize(1);
  }

  @Test
  void should_report_a_write_without_answer_as_lost() {
    script.fail(TransportException.maybeSent("reset", new IOException()));

    SystemFault fault = fault(WRITE, Repeat.FORBIDDEN);

    assertThat(fault.problem().code()).isEqualTo(ErrorCode.ANSWER_LOST);
    assertThat(script.calls()).hasSize(1);
  }

  @Test
  void should_repeat_a_write_that_was_surely_not_sent() {
    script.fail(TransportException.notSent("refused", new IOException())).answer(200);

    connection.send(WRITE, Repeat.FORBIDDEN);

    assertThat(script.calls()).hasSize(2);
  }

  @Test
  void should_tell_which_address_cannot_be_reached() {
    script.fail(TransportException.notSent("connection refused", new IOException()));

    SystemFault fault = fault(READ, Repeat.ALLOWED);

    assertThat(fault.problem().code()).isEqualTo(ErrorCode.UNREACHABLE);
    assertThat(fault.getMessage())
        .contains("https://crm.example/api/accounts", "connection refused")
        .doesNotContain("$select");
  }

  @Test
  void should_tell_a_missing_role_apart_from_a_refused_login() {
    script.answer(WireServer.json(403, "{\"error\":{\"code\":\"0x80040220\",\"message\":\"no\"}}"));

    HttpAnswer answer = connection.send(READ, Repeat.ALLOWED);
    SystemFault fault =
        catchThrowableOfType(
            SystemFault.class, () -> connection.faults().require(answer, "accounts"));

    assertThat(fault.problem().code()).isEqualTo(ErrorCode.ACCESS_DENIED);
    assertThat(fault.getMessage()).contains("accounts", "0x80040220: no");
  }

  @Test
  void should_take_a_404_without_an_odata_error_for_a_wrong_address() {
    script.answer(404);

    HttpAnswer answer = connection.send(READ, Repeat.ALLOWED);
    SystemFault fault =
        catchThrowableOfType(
            SystemFault.class, () -> connection.faults().require(answer, "accounts"));

    assertThat(fault.problem().code()).isEqualTo(ErrorCode.PROTOCOL);
    assertThat(fault.isPassing()).isFalse();
  }

  @Test
  void should_count_requests_by_kind() {
    script.answer(503).answer(200);

    connection.send(READ, Repeat.ALLOWED);
    connection.send(WRITE, Repeat.FORBIDDEN);

    Traffic traffic = connection.traffic();
    assertThat(traffic.of(Traffic.Kind.READ)).isEqualTo(2);
    assertThat(traffic.of(Traffic.Kind.WRITE)).isEqualTo(1);
    assertThat(traffic.of(Traffic.Kind.TOKEN)).isEqualTo(1);
    assertThat(traffic.of(Traffic.Kind.REPEAT)).isEqualTo(1);
    assertThat(traffic.of(Traffic.Kind.BUSY)).isEqualTo(1);
    assertThat(traffic.requests()).isEqualTo(3);
  }

  @Test
  void should_show_no_secret_in_any_text() {
    script.answer(200);
    connection.send(READ, Repeat.ALLOWED);

    HttpCall tokenCall = script.tokenCalls().get(0);
    HttpCall call = script.calls().get(0);
    assertThat(tokenCall.toString() + call + call.headers() + SECRET + settings())
        .doesNotContain("p&ss")
        .doesNotContain("p%26ss")
        .doesNotContain("token-1");
  }

  private SystemFault fault(HttpCall call, Repeat repeat) {
    return catchThrowableOfType(SystemFault.class, () -> connection.send(call, repeat));
  }

  private Connection connection(Transport transport) {
    return new Connection(settings(), transport, time.timing());
  }

  private static Connection.Settings settings() {
    return new Connection.Settings(
        "CRM",
        new Login(Script.TOKEN_URL, "my app", SECRET, "https://x/.default"),
        Headers.of("OData-Version", "4.0"),
        Throttle.Limits.of(8),
        RetryPolicy.standard());
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
