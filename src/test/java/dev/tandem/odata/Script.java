package dev.tandem.odata;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/** A transport that answers in a fixed order; token requests are answered by themselves. */
final class Script implements Transport {
  static final URI TOKEN_URL = URI.create("https://login.example/token");

  private final Deque<Supplier<HttpAnswer>> answers = new ArrayDeque<>();
  private final List<HttpCall> calls = new ArrayList<>();
  private final List<HttpCall> tokenCalls = new ArrayList<>();

  Script answer(int status) {
    return answer(new HttpAnswer(status, Headers.none(), ""));
  }

  Script answer(int status, String header, String value) {
    return answer(new HttpAnswer(status, Headers.of(header, value), ""));
  }

  Script answer(HttpAnswer answer) {
    answers.add(() -> answer);
    return this;
  }

  Script fail(TransportException failure) {
    answers.add(
        () -> {
          throw failure;
        });
    return this;
  }

  List<HttpCall> calls() {
    return calls;
  }

  List<HttpCall> tokenCalls() {
    return tokenCalls;
  }

  @Override
  public synchronized HttpAnswer send(HttpCall call) {
    if (call.uri().equals(TOKEN_URL)) {
      tokenCalls.add(call);
      String token = "token-" + tokenCalls.size();
      return new HttpAnswer(
          200, Headers.none(), "{\"access_token\":\"" + token + "\",\"expires_in\":1000}");
    }
    calls.add(call);
    return answers.size() > 1 ? answers.poll().get() : answers.peek().get();
  }
}
