package dev.tandem.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.mapping.FieldRule;
import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.MatchPair;
import dev.tandem.mapping.Table;
import dev.tandem.mapping.Template;
import dev.tandem.mapping.TransformRule;
import dev.tandem.mapping.Validation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** A mapping as the API shows it, in the words of the mapping files. */
final class MappingView {
  private MappingView() {}

  static ObjectNode summary(Mapping mapping) {
    ObjectNode view = Views.object();
    view.put("name", mapping.name());
    view.set("aliases", Views.texts(mapping.aliases()));
    view.put("enabled", mapping.enabled());
    view.put("reason", mapping.reason());
    view.put("direction", Views.code(mapping.direction()));
    view.put("createInCrm", mapping.createInCrm());
    view.put("createInErp", mapping.createInErp());
    view.set("dependsOn", Views.texts(mapping.dependsOn()));
    view.put("onUpdateConflict", Views.code(mapping.onUpdateConflict()));
    view.put("onDeletion", Views.code(mapping.onDeletion()));
    view.put("file", mapping.file());
    view.put("revision", mapping.revision());
    return view;
  }

  static ObjectNode whole(Mapping mapping) {
    ObjectNode view = summary(mapping);
    view.set("erp", table(mapping.erp()));
    view.set("crm", table(mapping.crm()));
    view.set("match", Views.array(mapping.match(), MappingView::group));
    view.set("fields", Views.array(mapping.fields(), MappingView::field));
    view.set("templates", Views.array(mapping.templates(), MappingView::template));
    return view;
  }

  private static ObjectNode table(Table table) {
    ObjectNode view = Views.object();
    view.put("entity", table.entity());
    view.put("filter", table.filter());
    view.put("key", table.key());
    view.put("identity", table.identity());
    view.put("optionSet", table.optionSet());
    view.put("api", table.api());
    view.put("company", table.company());
    return view;
  }

  private static ObjectNode group(List<MatchPair> group) {
    ObjectNode view = Views.object();
    view.set("pairs", Views.array(group, MappingView::pair));
    return view;
  }

  private static ObjectNode pair(MatchPair pair) {
    ObjectNode view = Views.object();
    view.put("erp", pair.erp());
    view.put("crm", pair.crm());
    view.put("caseSensitive", pair.caseSensitive());
    return view;
  }

  private static ObjectNode field(FieldRule rule) {
    ObjectNode view = Views.object();
    view.put("erp", rule.erp());
    view.put("crm", rule.crm());
    view.put("direction", Views.code(rule.direction()));
    view.set("constant", value(rule.constant()));
    view.set("lookup", Views.texts(rule.lookup()));
    view.put("onMissing", Views.code(rule.onMissing()));
    view.put("notNull", rule.notNull());
    view.put("createOnly", rule.createOnly());
    view.set(
        "transform", Views.texts(rule.transform().stream().map(TransformRule::toString).toList()));
    view.set("values", values(rule.values()));
    view.set("validate", validation(rule.validate()));
    view.put("onConflict", Views.code(rule.onConflict()));
    view.put("enabled", rule.enabled());
    view.put("reason", rule.reason());
    return view;
  }

  private static JsonNode validation(Validation validation) {
    if (validation == null) {
      return JsonNodeFactory.instance.nullNode();
    }
    ObjectNode view = Views.object();
    view.put("required", validation.required());
    view.put("maxLength", validation.maxLength());
    view.put("pattern", validation.pattern());
    view.put("min", validation.min());
    view.put("max", validation.max());
    return view;
  }

  private static ObjectNode template(Template template) {
    ObjectNode view = Views.object();
    view.put("target", template.target().code());
    view.put("name", template.name());
    view.put("priority", template.priority());
    view.put("when", template.when() == null ? null : template.when().text());
    view.set("values", values(template.values()));
    return view;
  }

  private static ObjectNode values(Map<String, Object> values) {
    ObjectNode view = Views.object();
    values.forEach((name, value) -> view.set(name, value(value)));
    return view;
  }

  /** A text, an exact number, a truth, or nothing. */
  private static JsonNode value(Object value) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    if (value instanceof Boolean flag) {
      return nodes.booleanNode(flag);
    }
    if (value instanceof BigDecimal number) {
      return nodes.numberNode(number);
    }
    return value == null ? nodes.nullNode() : nodes.textNode(value.toString());
  }
}
