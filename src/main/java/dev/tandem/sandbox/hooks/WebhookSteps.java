package dev.tandem.sandbox.hooks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.sandbox.rows.Change;
import dev.tandem.sandbox.rows.Database;
import dev.tandem.sandbox.rows.Row;
import dev.tandem.sandbox.rows.Table;
import java.io.Closeable;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Calls the webhooks that are registered in the CRM: asynchronous steps of the messages Create,
 * Update and Delete. Image parameters are not made.
 */
public final class WebhookSteps implements Closeable {
  private static final int LARGEST = 256 * 1024;
  private static final int WEBHOOK_KEY = 4;

  private final Database database;
  private final Postman postman = new Postman();
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          2,
          work -> {
            Thread thread = new Thread(work, "sandbox-crm-webhooks");
            thread.setDaemon(true);
            return thread;
          });

  public WebhookSteps(Database database) {
    this.database = database;
  }

  /** Called inside the transaction that made the changes: only what is at hand is looked at. */
  public void changed(List<Change> changes) {
    List<Change> ours =
        changes.stream().filter(c -> c.side().equals("crm") && c.id() != null).toList();
    Table steps = database.table("sdkmessageprocessingsteps");
    if (ours.isEmpty() || steps == null || steps.size() == 0) {
      return;
    }
    threads.execute(() -> database.read(() -> letters(ours)).forEach(this::deliver));
  }

  private record Letter(URI to, Map<String, String> headers, String body) {}

  private List<Letter> letters(List<Change> changes) {
    List<Letter> letters = new ArrayList<>();
    for (Row step : database.table("sdkmessageprocessingsteps").after(0)) {
      Row endpoint = referred("serviceendpoints", step, "eventhandler");
      Row message = referred("sdkmessages", step, "sdkmessageid");
      Row filter = referred("sdkmessagefilters", step, "sdkmessagefilterid");
      if (endpoint != null && message != null) {
        changes.stream()
            .filter(c -> name(c).equals(text("sdkmessages", message, "name")))
            .filter(
                c ->
                    filter == null
                        || logicalName(c)
                            .equals(text("sdkmessagefilters", filter, "primaryobjecttypecode")))
            .forEach(c -> letters.add(letter(endpoint, c)));
      }
    }
    return letters;
  }

  private Row referred(String set, Row step, String column) {
    Object value = value("sdkmessageprocessingsteps", step, column);
    Table table = database.table(set);
    return value == null || table == null
        ? null
        : table.get(
            value instanceof UUID id ? id : ((dev.tandem.sandbox.rows.Reference) value).id());
  }

  private Object value(String set, Row row, String column) {
    return database.table(set).model().column(column).map(row::get).orElse(null);
  }

  private String text(String set, Row row, String column) {
    Object value = value(set, row, column);
    return value == null ? "" : value.toString();
  }

  private static String name(Change change) {
    return switch (change.method()) {
      case "POST" -> "Create";
      case "DELETE" -> "Delete";
      default -> "Update";
    };
  }

  private String logicalName(Change change) {
    return database.table(change.set()).model().type();
  }

  private Letter letter(Row endpoint, Change change) {
    String url = text("serviceendpoints", endpoint, "url");
    String key = text("serviceendpoints", endpoint, "authvalue");
    boolean hasKey =
        text("serviceendpoints", endpoint, "authtype").equals(String.valueOf(WEBHOOK_KEY));
    String to =
        hasKey
            ? url
                + (url.contains("?") ? "&" : "?")
                + "code="
                + URLEncoder.encode(key, StandardCharsets.UTF_8)
            : url;
    String body = context(change, true).toString();
    boolean tooLarge = body.length() > LARGEST;
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("x-ms-dynamics-organization", "localhost");
    headers.put("x-ms-dynamics-entity-name", logicalName(change));
    headers.put("x-ms-dynamics-request-name", name(change));
    headers.put("x-ms-correlation-request-id", new UUID(0, change.version()).toString());
    if (tooLarge) {
      headers.put("x-ms-dynamics-msg-size-exceeded", "true");
      body = context(change, false).toString();
    }
    return new Letter(URI.create(to), headers, body);
  }

  private ObjectNode context(Change change, boolean withInput) {
    ObjectNode context = JsonNodeFactory.instance.objectNode();
    context.put("MessageName", name(change));
    context.put("PrimaryEntityName", logicalName(change));
    context.put("PrimaryEntityId", change.id());
    context.put("CorrelationId", new UUID(0, change.version()).toString());
    context.put("Depth", 1);
    context.put("OperationCreatedOn", "/Date(" + change.time().toEpochMilli() + ")/");
    context.put("UserId", change.user());
    if (withInput) {
      ObjectNode target = context.putArray("InputParameters").addObject().put("key", "Target");
      ArrayNode attributes =
          target
              .putObject("value")
              .put("LogicalName", logicalName(change))
              .put("Id", change.id())
              .putArray("Attributes");
      if (change.changed() != null) {
        change
            .changed()
            .properties()
            .forEach(e -> attributes.addObject().put("key", e.getKey()).set("value", e.getValue()));
      }
    }
    return context;
  }

  /** One more try, and only for some answers. */
  private void deliver(Letter letter) {
    int status = postman.post(letter.to(), letter.headers(), letter.body()).status().orElse(0);
    if (status == 502 || status == 503 || status == 504) {
      postman.post(letter.to(), letter.headers(), letter.body());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
