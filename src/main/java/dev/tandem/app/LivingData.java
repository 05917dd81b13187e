package dev.tandem.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.sandbox.Sandbox;
import dev.tandem.sandbox.control.Person;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** People at work in both systems of the demo: now and then one of them edits a record. */
final class LivingData implements AutoCloseable {
  private static final int SECONDS_BETWEEN_EDITS = 4;
  private static final int RECORDS = 50;

  private final Sandbox sandbox;
  private final Output output;
  private final Random random = new Random();
  private final ScheduledExecutorService people =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "people");
            thread.setDaemon(true);
            return thread;
          });

  LivingData(Sandbox sandbox, Output output) {
    this.sandbox = sandbox;
    this.output = output;
  }

  void start() {
    people.scheduleWithFixedDelay(
        this::edit, SECONDS_BETWEEN_EDITS, SECONDS_BETWEEN_EDITS, TimeUnit.SECONDS);
  }

  private void edit() {
    if (random.nextBoolean()) {
      edit(sandbox.crmPerson(), "accounts", "accountid", "name", "telephone1");
    } else {
      edit(sandbox.erpPerson(), "customers", "id", "displayName", "phoneNumber");
    }
  }

  private void edit(Person person, String set, String key, String name, String phone) {
    JsonNode rows = person.query(set + "?$select=" + key + "," + name + "&$top=" + RECORDS);
    if (rows.isEmpty()) {
      return;
    }
    JsonNode row = rows.get(random.nextInt(rows.size()));
    String number = "+49 30 %07d".formatted(random.nextInt(10_000_000));
    ObjectNode change = JsonNodeFactory.instance.objectNode().put(phone, number);
    person.update(set, UUID.fromString(row.get(key).asText()), change);
    output.progress("%s: somebody changed %s of %s", set, phone, row.get(name).asText());
  }

  @Override
  public void close() {
    people.shutdownNow();
  }
}
