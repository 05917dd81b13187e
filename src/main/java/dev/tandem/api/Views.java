package dev.tandem.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.sync.Action;
import dev.tandem.sync.Coupling;
import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.FieldProspect;
import dev.tandem.sync.FieldsJson;
import dev.tandem.sync.Problem;
import dev.tandem.sync.Prospect;
import dev.tandem.sync.RecordError;
import dev.tandem.sync.Run;
import dev.tandem.sync.SideState;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** What the API shows, as JSON in the words of the design. */
final class Views {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Views() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static String code(Enum<?> value) {
    return value == null ? null : value.name().toLowerCase(Locale.ROOT);
  }

  static String time(Instant instant) {
    return instant == null ? null : instant.toString();
  }

  static ArrayNode texts(Collection<String> texts) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    texts.forEach(array::add);
    return array;
  }

  static <T> ArrayNode array(Collection<T> items, Function<T, ? extends JsonNode> view) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    items.forEach(item -> array.add(view.apply(item)));
    return array;
  }

  /**
   * One page: {@code next} is what to give as {@code after}, absent on the last one.
   *
   * @param items one more than asked for, if there are more
   */
  static <T> ObjectNode page(
      List<T> items, int limit, Function<T, ? extends JsonNode> view, Function<T, String> key) {
    List<T> shown = items.size() > limit ? items.subList(0, limit) : items;
    ObjectNode page = object();
    page.set("items", array(shown, view));
    if (items.size() > limit) {
      page.put("next", key.apply(shown.get(shown.size() - 1)));
    }
    return page;
  }

  static ObjectNode run(Run run) {
    ObjectNode node = object();
    node.put("id", run.id().toString());
    node.put("mapping", run.mapping());
    node.put("mappingRevision", run.mappingRevision());
    node.put("side", run.side().code());
    node.put("extent", run.extent().code());
    node.put("startedAt", time(run.startedAt()));
    node.put("readAt", time(run.readAt()));
    node.put("read", run.read());
    node.put("finished", run.isFinished());
    ObjectNode counters = node.putObject("counters");
    for (Action action : Action.values()) {
      counters.put(action.code(), run.count(action));
    }
    return node;
  }

  static ObjectNode coupling(Coupling coupling) {
    ObjectNode node = object();
    node.put("mapping", coupling.mapping());
    node.put("erpId", coupling.erpId());
    node.put("crmId", coupling.crmId());
    node.put("erpKey", coupling.erpKey());
    node.put("crmKey", coupling.crmKey());
    node.set("erp", state(coupling.erp()));
    node.set("crm", state(coupling.crm()));
    return node;
  }

  private static ObjectNode state(SideState state) {
    ObjectNode node = object();
    node.put("version", state.version() == null ? null : state.version().tag());
    node.put("modifiedAt", state.version() == null ? null : time(state.version().modifiedAt()));
    node.put("ahead", state.dirty());
    node.set("base", FieldsJson.write(state.base()));
    return node;
  }

  static ObjectNode error(RecordError error) {
    ObjectNode node = object();
    node.put("mapping", error.mapping());
    node.put("side", error.side().code());
    node.put("recordId", error.recordId());
    code(node, error.code());
    node.put("detail", error.detail());
    node.put("occurrences", error.occurrences());
    node.put("since", time(error.since()));
    node.set("conflicts", stored(error.conflicts()));
    return node;
  }

  private static JsonNode stored(String json) {
    try {
      return json == null ? JsonNodeFactory.instance.arrayNode() : JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A stored value is not JSON", e);
    }
  }

  static void code(ObjectNode node, ErrorCode code) {
    node.put("code", code.id());
    node.put("class", code(code.errorClass()));
    node.put("cause", code.cause());
    node.put("remedy", code.remedy());
  }

  static ObjectNode problem(Problem problem) {
    if (problem == null) {
      return null;
    }
    ObjectNode node = object();
    node.put("code", problem.code().id());
    node.put("detail", problem.detail());
    node.put("remedy", problem.code().remedy());
    return node;
  }

  static ObjectNode prospect(Prospect prospect) {
    ObjectNode node = object();
    node.put("side", prospect.side().code());
    node.put("recordId", prospect.recordId());
    node.put("foreseen", code(prospect.foreseen()));
    node.put("partnerId", prospect.partnerId());
    node.set("reason", problem(prospect.reason()));
    node.set("resembling", texts(prospect.resembling()));
    node.set("values", FieldsJson.write(prospect.values()));
    node.set("fields", array(prospect.fields(), Views::field));
    return node;
  }

  private static ObjectNode field(FieldProspect field) {
    ObjectNode node = object();
    node.put("erpField", field.erpField());
    node.put("crmField", field.crmField());
    node.put("erpBase", field.baseErp());
    node.put("erp", field.erp());
    node.put("crmBase", field.baseCrm());
    node.put("crm", field.crm());
    node.put("verdict", code(field.verdict()));
    node.put("result", field.result());
    return node;
  }
}
