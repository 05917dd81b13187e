package dev.tandem.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.odata.Json;
import java.util.List;
import java.util.function.BiConsumer;

/** The people who edit customers in the ERP while a bench runs; what they do is never timed. */
record Staff(BareClient client) {
  private static final int BATCH = 100;

  void unblock(List<String> customers) {
    edit(customers, (id, body) -> body.put("blocked", "_x0020_"));
  }

  /** Gives each customer a phone number that it did not have. */
  void rephone(List<String> customers, int series) {
    edit(
        customers,
        (id, body) ->
            body.put("phoneNumber", "+49 %d %08d".formatted(series, id.hashCode() & 0xFFFFFF)));
  }

  private void edit(List<String> customers, BiConsumer<String, ObjectNode> change) {
    for (int from = 0; from < customers.size(); from += BATCH) {
      List<String> some = customers.subList(from, Math.min(from + BATCH, customers.size()));
      BareClient.Answer answer =
          client.send(client.request("POST", client.erpBatch(), batch(some, change)));
      answer
          .json()
          .path("responses")
          .forEach(
              part -> {
                if (part.path("status").asInt() != 200) {
                  throw new IllegalStateException("An edit was refused: " + part);
                }
              });
    }
  }

  private String batch(List<String> customers, BiConsumer<String, ObjectNode> change) {
    ObjectNode batch = Json.object();
    ArrayNode requests = batch.putArray("requests");
    for (String id : customers) {
      ObjectNode request = requests.addObject();
      request.put("id", id).put("method", "PATCH");
      request.put("url", client.erpPath() + "customers(" + id + ")");
      request.putObject("headers").put("Content-Type", "application/json").put("If-Match", "*");
      change.accept(id, request.putObject("body"));
    }
    return Json.write(batch);
  }
}
