package dev.tandem.crm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sync.Fields;
import dev.tandem.sync.SideRecord;
import dev.tandem.sync.Version;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/**
 * One option of a choice column.
 *
 * @param value its number
 * @param label its text
 */
record Option(int value, String label) {
  static final String LABEL = "label";
  static final String VALUE = "value";

  static Option of(JsonNode json) {
    JsonNode label = json.path("Label");
    String text = label.path("UserLocalizedLabel").path("Label").asText("");
    return new Option(
        json.path("Value").asInt(),
        text.isEmpty() ? label.path("LocalizedLabels").path(0).path("Label").asText("") : text);
  }

  String id() {
    return String.valueOf(value);
  }

  /** Options have no ETag of their own: their version is their label. */
  String tag() {
    return UUID.nameUUIDFromBytes(label.getBytes(StandardCharsets.UTF_8)).toString();
  }

  SideRecord record(Collection<String> properties) {
    Fields all = Fields.of(Map.of(LABEL, label, VALUE, BigDecimal.valueOf(value)));
    return new SideRecord(id(), new Version(tag(), null), all.only(properties));
  }
}
