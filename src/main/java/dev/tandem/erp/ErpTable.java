package dev.tandem.erp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Side;
import dev.tandem.mapping.Table;
import dev.tandem.odata.Json;
import dev.tandem.odata.Query;
import dev.tandem.sync.Compositions;
import dev.tandem.sync.Fields;
import dev.tandem.sync.SideRecord;
import dev.tandem.sync.Version;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A mapping's ERP table on the wire. */
final class ErpTable {
  private final Mapping mapping;
  private final Compositions compositions;
  private final Derived derived;
  private final Map<String, PropertyKind> kinds = new HashMap<>();

  ErpTable(Mapping mapping, Derived derived) {
    this.derived = derived;
    this.mapping = mapping;
    this.compositions = new Compositions(mapping.erp());
    properties().forEach(property -> kinds.put(property, PropertyKind.of(set(), property)));
  }

  /** Name of the mapping. */
  String mapping() {
    return mapping.name();
  }

  /** The system's own part of a version's tag. */
  String etag(String tag) {
    return isCurrencies() ? Currencies.etag(tag) : tag;
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
    columns.addAll(compositions.own(properties));
    for (String name : computed()) {
      if (columns.remove(name)) {
        Derived.source(set(), name).ifPresent(columns::add);
      }
    }
    return columns;
  }

  /** Properties that the table does not have: the node makes them. */
  Set<String> computed() {
    Set<String> names = derived();
    if (isCurrencies()) {
      names.add(ExchangeRates.PROPERTY);
    }
    return names;
  }

  boolean isCurrencies() {
    return table().api() == null && set().equals("currencies");
  }

  SideRecord read(JsonNode json, Collection<String> properties) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (String property : compositions.own(properties)) {
      if (isDerived(property)) {
        values.put(property, derived.value(set(), property, json));
      }
      JsonNode value = json.get(property);
      if (value != null) {
        values.put(property, ErpValue.read(kind(property), value));
      }
    }
    return new SideRecord(
        json.path(id()).asText(), version(json), compositions.composed(values, properties));
  }

  /** The condition for the record with this key; empty if no record can have it. */
  Optional<String> keyed(String value) {
    return table()
        .composed(table().key())
        .map(key -> key.valuesIn(value).map(ErpTable::all))
        .orElseGet(() -> Optional.of(all(Map.of(table().key(), value))));
  }

  private static String all(Map<String, String> parts) {
    return parts.entrySet().stream()
        .map(part -> part.getKey() + " eq " + Query.text(part.getValue()))
        .collect(Collectors.joining(" and "));
  }

  private Version version(JsonNode json) {
    String stamp = modified() == null ? "" : json.path(modified()).asText("");
    Instant at = stamp.isEmpty() || stamp.startsWith("0001-") ? null : Instant.parse(stamp);
    return new Version(json.path("@odata.etag").textValue(), at);
  }

  ObjectNode write(Fields values) {
    ObjectNode body = Json.object();
    compositions.apart(values).forEach((name, value) -> write(body, name, value));
    return body;
  }

  private void write(ObjectNode body, String name, Object value) {
    if (isDerived(name)) {
      derived.write(body, value);
    } else {
      ErpValue.write(body, name, kind(name), value);
    }
  }

  private boolean isDerived(String property) {
    return derived().contains(property);
  }

  private Set<String> derived() {
    return Derived.of(table().api() == null ? set() : "");
  }

  /** What stands against a write before it is sent. */
  Optional<String> obstacle(Fields values) {
    return values.asMap().entrySet().stream()
        .filter(e -> isDerived(e.getKey()) && e.getValue() != null)
        .filter(e -> Derived.isOwner(set(), e.getKey()))
        .filter(e -> derived.company(e.getValue()).isEmpty())
        .map(e -> "No contact stands for the customer or vendor " + e.getValue() + ".")
        .findFirst();
  }

  private PropertyKind kind(String property) {
    PropertyKind known = kinds.get(property);
    return known == null ? PropertyKind.of(set(), property) : known;
  }

  private Table table() {
    return mapping.erp();
  }
}
