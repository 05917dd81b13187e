package dev.tandem.app;

import dev.tandem.odata.HttpCall;
import java.net.URI;
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
  private static final Pattern NEXT = Pattern.compile("\"@odata\\.nextLink\"\\s*:\\s*\"([^\"]+)\"");

  private final BareClient client;
  private final int connections;

  Replay(BareClient client, int connections) {
    this.client = client;
    this.connections = connections;
  }

  /** Everything but the following pages: their links come with the pages. */
  List<HttpUriRequestBase> rendered(List<HttpCall> calls) {
    List<HttpUriRequestBase> requests = new ArrayList<>();
    for (HttpCall call : calls) {
      if (!call.uri().toString().contains("skiptoken")) {
        requests.add(client.render(withoutVersions(call)));
      }
    }
    return requests;
  }

  private static HttpCall withoutVersions(HttpCall call) {
    if (call.body() == null) {
      return call;
    }
    String body = IN_MULTIPART.matcher(call.body()).replaceAll("If-Match: *");
    body = IN_JSON.matcher(body).replaceAll("\"If-Match\":\"*\"");
    return new HttpCall(call.method(), call.uri(), call.headers(), body);
  }

  /** Sends them all; answers how long it took. */
  double seconds(List<HttpUriRequestBase> requests) throws InterruptedException {
    long begin = System.nanoTime();
    send(requests);
    return (System.nanoTime() - begin) / 1e9;
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
