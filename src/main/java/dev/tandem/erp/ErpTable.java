package dev.tandem.erp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Side;
import dev.tandem.mapping.Table;
import dev.tandem.odata.Json;
import dev.tandem.sync.Fields;
import dev.tandem.sync.SideRecord;
import dev.tandem.sync.Version;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** A mapping's ERP table on the wire. */
final class ErpTable {
  private final Mapping mapping;
  private final Map<String, PropertyKind> kinds = new HashMap<>();

  ErpTable(Mapping mapping) {
    this.mapping = mapping;
    properties().forEach(property -> kinds.put(property, PropertyKind.of(set(), property)));
  }

  String set() {
    return table().entity();
  }

  String id() {
    return table().id();
  }

  String modified() {
    return table().modified();
  }

  String filter() {
    return table().filter();
  }

  String resource(String id) {
    return set() + "(" + id + ")";
  }

  Set<String> properties() {
    return mapping.properties(Side.ERP);
  }

  /** The properties to select; the key and the change stamp always, computed ones never. */
  Set<String> columns(Collection<String> properties) {
    Set<String> columns = new LinkedHashSet<>();
    columns.add(id());
    if (modified() != null) {
      columns.add(modified());
    }
    columns.addAll(properties);
    if (isCurrencies()) {
      columns.remove(ExchangeRates.PROPERTY);
    }
    return columns;
  }

  boolean isCurrencies() {
    return table().api() == null && set().equals("currencies");
  }

  SideRecord read(JsonNode json, Collection<String> properties) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (String property : properties) {
      JsonNode value = json.get(property);
      if (value != null) {
        values.put(property, ErpValue.read(kind(property), value));
      }
    }
    return new SideRecord(json.path(id()).asText(), version(json), Fields.of(values));
  }

  private Version version(JsonNode json) {
    String stamp = modified() == null ? "" : json.path(modified()).asText("");
    Instant at = stamp.isEmpty() || stamp.startsWith("0001-") ? null : Instant.parse(stamp);
    return new Version(json.path("@odata.etag").textValue(), at);
  }

  ObjectNode write(Fields values) {
    ObjectNode body = Json.object();
    values.forEach((name, value) -> ErpValue.write(body, name, kind(name), value));
    return body;
  }

  private PropertyKind kind(String property) {
    PropertyKind known = kinds.get(property);
    return known == null ? PropertyKind.of(set(), property) : known;
  }

  private Table table() {
    return mapping.erp();
  }
}
