package dev.tandem.app;

import dev.tandem.odata.HttpCall;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;

/**
 * The limit of what any client can reach: requests that a node has sent, rendered beforehand and
 * sent again over as many connections as a node may use. Nothing but the answers is waited for.
 */
final class Replay {
  /** Versions differ from sandbox to sandbox; any will do, and the server checks the same. */
  private static final Pattern IN_MULTIPART = Pattern.compile("If-Match: [^\r\n]+");

  private static final Pattern IN_JSON =
      Pattern.compile("\"If-Match\":\"(?:[^\"\\\\]|\\\\.)*\"", Pattern.CASE_INSENSITIVE);
  private static final Pattern SINCE = Pattern.compile("gt%20\\d{4}-[^&)]*?Z");
  private static final Pattern NEXT = Pattern.compile("\"@odata\\.nextLink\"\\s*:\\s*\"([^\"]+)\"");

  private final BareClient client;
  private final int connections;

  Replay(BareClient client, int connections) {
    this.client = client;
    this.connections = connections;
  }

  /**
   * Sends all of them; answers how long it took.
   *
   * @param since from when on lists tell what has changed
   */
  double seconds(List<HttpCall> calls, Instant since) throws InterruptedException {
    List<HttpUriRequestBase> requests = rendered(calls, since);
    long begin = System.nanoTime();
    send(requests);
    return (System.nanoTime() - begin) / 1e9;
  }

  /** Everything but the following pages: their links come with the pages. */
  private List<HttpUriRequestBase> rendered(List<HttpCall> calls, Instant since) {
    List<HttpUriRequestBase> requests = new ArrayList<>();
    for (HttpCall call : calls) {
      String uri = call.uri().toString();
      if (!uri.contains("skiptoken")) {
        Instant second = since.truncatedTo(ChronoUnit.SECONDS);
        URI now = URI.create(SINCE.matcher(uri).replaceAll("gt%20" + second));
        String body = call.body() == null ? null : withoutVersions(call.body());
        requests.add(client.render(new HttpCall(call.method(), now, call.headers(), body)));
      }
    }
    return requests;
  }

  private static String withoutVersions(String body) {
    String text = IN_MULTIPART.matcher(body).replaceAll("If-Match: *");
    return IN_JSON.matcher(text).replaceAll("\"If-Match\":\"*\"");
  }

  private void send(List<HttpUriRequestBase> requests) throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(connections);
    try {
      List<Future<?>> running = new ArrayList<>();
      requests.forEach(request -> running.add(threads.submit(() -> send(request))));
      for (Future<?> one : running) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("A recorded request failed.", e);
    } finally {
      threads.shutdownNow();
    }
  }

  /** A request, and the further pages of its answer one after the other. */
  private void send(HttpUriRequestBase request) {
    BareClient.Answer answer = client.send(request);
    while (answer.status() < 400 && request.getMethod().equals("GET")) {
      Matcher next = NEXT.matcher(answer.text());
      if (!next.find()) {
        return;
      }
      HttpUriRequestBase page = client.request("GET", URI.create(next.group(1)), null);
      page.setHeader(request.getFirstHeader("Prefer"));
      answer = client.send(page);
    }
    if (answer.status() >= 400) {
      throw new IllegalStateException(
          request.getRequestUri() + " was answered " + answer.status() + ' ' + answer.text());
    }
  }
}
