package dev.tandem.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.odata.HttpAnswer;
import dev.tandem.odata.Part;
import dev.tandem.odata.ServiceRoot;
import dev.tandem.sync.Fields;
import dev.tandem.sync.SideRecord;
import dev.tandem.sync.Version;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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

  /** The options in the answer to a choice's query. */
  static List<Option> all(HttpAnswer answer) {
    List<Option> options = new ArrayList<>();
    answer.json().path("OptionSet").path("Options").forEach(option -> options.add(of(option)));
    return options;
  }

  Part inserted(Choice choice, ServiceRoot root) {
    return choice.action("InsertOptionValue", choice.parameters(label).put("Value", value), root);
  }

  Part renamed(Choice choice, ServiceRoot root) {
    ObjectNode body = choice.parameters(label).put("Value", value).put("MergeLabels", true);
    return choice.action("UpdateOptionValue", body, root);
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
