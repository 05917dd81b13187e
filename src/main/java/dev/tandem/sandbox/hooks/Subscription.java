package dev.tandem.sandbox.hooks;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * Somebody wants to be told of the changes of one entity set of one company.
 *
 * @param id its key
 * @param notificationUrl where to tell
 * @param resource {@code api/v2.0/companies(<id>)/<set>}, without a leading slash
 * @param clientState comes back with every notification
 * @param expires when it ends unless it is renewed
 * @param version changes with every renewal
 */
record Subscription(
    String id,
    String notificationUrl,
    String resource,
    String clientState,
    Instant expires,
    long version) {

  String tag() {
    return "W/\"" + version + "\"";
  }

  String set() {
    return resource.substring(resource.lastIndexOf('/') + 1);
  }

  /** True if the resource is a set of the company with this id. */
  boolean isOf(String company) {
    return resource.contains("companies(" + company + ")");
  }

  ObjectNode json(Instant modified) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("@odata.etag", tag());
    node.put("subscriptionId", id);
    node.put("notificationUrl", notificationUrl);
    node.put("resource", resource);
    node.put("timestamp", version);
    node.put("userId", "00000000-0000-0000-0000-000000000000");
    node.put("lastModifiedDateTime", modified.toString());
    node.put("clientState", clientState);
    node.put("expirationDateTime", expires.toString());
    return node;
  }
}
