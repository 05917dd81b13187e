package dev.tandem.sandbox.hooks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.sandbox.rows.Change;
import java.io.Closeable;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Tells subscribers of the ERP's changes: a while after the first one, several updates of one
 * record as one, all of one receiver together, and without the records themselves.
 */
public final class Notifications implements Closeable {
  private static final int COALESCED_BEYOND = 1000;
  private static final List<Duration> RETRIES =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(1),
          Duration.ofMinutes(10),
          Duration.ofMinutes(100));

  private final Subscriptions subscriptions;
  private final Function<String, String> companyOfSide;
  private final Duration delay;
  private final Postman postman = new Postman();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "sandbox-erp-notifications");
            thread.setDaemon(true);
            return thread;
          });
  private final Map<String, Change> pending = new LinkedHashMap<>();
  private boolean due;

  /**
   * @param companyOfSide id of the company of a journal's side
   * @param delay from the first change to the first notification
   */
  public Notifications(
      Subscriptions subscriptions, Function<String, String> companyOfSide, Duration delay) {
    this.subscriptions = subscriptions;
    this.companyOfSide = companyOfSide;
    this.delay = delay;
  }

  public synchronized void changed(List<Change> changes) {
    for (Change change : changes) {
      if (change.side().startsWith("erp") && change.id() != null) {
        String kind = change.method().equals("PATCH") ? "" : change.method();
        pending.put(change.side() + change.set() + change.id() + kind, change);
      }
    }
    if (!pending.isEmpty() && !due) {
      due = true;
      clock.schedule(this::send, delay.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private synchronized List<Change> take() {
    List<Change> taken = List.copyOf(pending.values());
    pending.clear();
    due = false;
    return taken;
  }

  private void send() {
    List<Change> changes = take();
    Map<String, ArrayNode> letters = new LinkedHashMap<>();
    List<Subscription> alive = subscriptions.alive();
    for (Subscription subscription : alive) {
      List<Change> mine = changes.stream().filter(c -> concerns(subscription, c)).toList();
      if (!mine.isEmpty()) {
        ArrayNode letter =
            letters.computeIfAbsent(
                subscription.notificationUrl(), url -> JsonNodeFactory.instance.arrayNode());
        write(letter, subscription, mine);
      }
    }
    letters.forEach(
        (url, value) -> {
          ObjectNode body = JsonNodeFactory.instance.objectNode();
          body.set("value", value);
          List<Subscription> addressed =
              alive.stream().filter(s -> s.notificationUrl().equals(url)).toList();
          deliver(url, body.toString(), addressed, 0);
        });
  }

  private boolean concerns(Subscription subscription, Change change) {
    return subscription.set().equals(change.set())
        && subscription.isOf(companyOfSide.apply(change.side()));
  }

  private static void write(ArrayNode letter, Subscription subscription, List<Change> changes) {
    if (changes.size() > COALESCED_BEYOND) {
      String filter =
          changes.stream().anyMatch(c -> c.method().equals("DELETE"))
              ? ""
              : "?$filter=lastModifiedDateTime%20gt%20" + changes.get(0).time().minusMillis(50);
      one(letter, subscription, subscription.resource() + filter, "collection", changes.get(0));
      return;
    }
    for (Change change : changes) {
      String type =
          switch (change.method()) {
            case "POST" -> "created";
            case "DELETE" -> "deleted";
            default -> "updated";
          };
      one(letter, subscription, subscription.resource() + '(' + change.id() + ')', type, change);
    }
  }

  private static void one(
      ArrayNode letter, Subscription subscription, String resource, String type, Change change) {
    letter
        .addObject()
        .put("subscriptionId", subscription.id())
        .put("clientState", subscription.clientState())
        .put("expirationDateTime", subscription.expires().toString())
        .put("resource", resource)
        .put("changeType", type)
        .put("lastModifiedDateTime", change.time().toString());
  }

  /** Who does not answer is asked again for a while; who refuses is told no more. */
  private void deliver(String url, String body, List<Subscription> addressed, int attempt) {
    Postman.Reply reply = postman.post(URI.create(url), Map.of(), body);
    if (reply.isSuccess()) {
      return;
    }
    int status = reply.status().orElse(0);
    boolean passing = status == 0 || status == 408 || status == 429 || status >= 500;
    if (passing && attempt < RETRIES.size()) {
      clock.schedule(
          () -> deliver(url, body, addressed, attempt + 1),
          RETRIES.get(attempt).toMillis(),
          TimeUnit.MILLISECONDS);
    } else {
      addressed.forEach(subscriptions::drop);
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
