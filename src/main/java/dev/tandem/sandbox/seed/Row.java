package dev.tandem.sandbox.seed;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Builds one row; a value that is null is left out, because absent is empty. */
final class Row {
  /** When the company was founded: fixed, so that a seed is the same on every day. */
  static final Instant FOUNDED = Instant.parse("2026-01-05T08:00:00Z");

  private final ObjectNode node = JsonNodeFactory.instance.objectNode();

  static Row crm(String key, String id) {
    return new Row().with(key, id);
  }

  static Row erp(String id) {
    return new Row().with("id", id);
  }

  Row with(String property, String value) {
    if (value != null) {
      node.put(property, value);
    }
    return this;
  }

  Row with(String property, int value) {
    node.put(property, value);
    return this;
  }

  Row with(String property, boolean value) {
    node.put(property, value);
    return this;
  }

  Row with(String property, BigDecimal value) {
    node.put(property, value);
    return this;
  }

  Row with(ObjectNode properties) {
    node.setAll(properties);
    return this;
  }

  ObjectNode crmStamped(Instant at) {
    String second = at.truncatedTo(ChronoUnit.SECONDS).toString();
    return with("createdon", second).with("modifiedon", second).node;
  }

  ObjectNode erpStamped(Instant at) {
    return with("lastModifiedDateTime", at.truncatedTo(ChronoUnit.MILLIS).toString()).node;
  }

  ObjectNode unstamped() {
    return node;
  }
}
