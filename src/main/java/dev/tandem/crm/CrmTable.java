package dev.tandem.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.mapping.FieldRule;
import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Mappings;
import dev.tandem.mapping.Side;
import dev.tandem.mapping.Table;
import dev.tandem.odata.Json;
import dev.tandem.odata.Query;
import dev.tandem.sync.Compositions;
import dev.tandem.sync.Fields;
import dev.tandem.sync.FieldsJson;
import dev.tandem.sync.SideRecord;
import dev.tandem.sync.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A mapping's CRM table on the wire: which columns to ask for, how values are read and written. */
final class CrmTable {
  private final Mapping mapping;
  private final Table table;
  private final Map<String, FieldRule> lookups = new LinkedHashMap<>();
  private final Mappings mappings;
  private final OwnCompany company;
  private final Compositions compositions;

  /**
   * @param company the company column, or null where the mapping names none
   */
  CrmTable(Mapping mapping, Mappings mappings, OwnCompany company) {
    this.mapping = mapping;
    this.table = mapping.crm();
    this.mappings = mappings;
    this.company = company;
    this.compositions = new Compositions(table);
    mapping.activeFields().stream()
        .filter(rule -> rule.isLookup() && rule.crm() != null)
        .forEach(rule -> lookups.putIfAbsent(rule.crm(), rule));
  }

  String set() {
    return table.entity();
  }

  String modified() {
    return table.modified();
  }

  String id() {
    return table.id();
  }

  /** What a record must satisfy to be picked up, or null. */
  String filter() {
    return company == null ? table.filter() : Query.both(table.filter(), company.filter());
  }

  String resource(String id) {
    return table.entity() + "(" + id + ")";
  }

  Set<String> properties() {
    return mapping.properties(Side.CRM);
  }

  /** The columns to select for the properties; the key and the change stamp always. */
  Set<String> columns(Collection<String> properties) {
    Set<String> columns = new LinkedHashSet<>();
    columns.add(table.id());
    Optional.ofNullable(table.modified()).ifPresent(columns::add);
    compositions.own(properties).stream()
        .filter(property -> !isPath(property))
        .forEach(property -> columns.add(column(property)));
    return columns;
  }

  /** The query with everything that is to be read, columns of related records included. */
  Query asking(Query query, Collection<String> properties) {
    Map<String, String> related = new LinkedHashMap<>();
    compositions.own(properties).stream()
        .filter(CrmTable::isPath)
        .map(path -> path.split("/", 2))
        .forEach(path -> related.merge(path[0], path[1], (a, b) -> a + "," + b));
    Query selecting = query.select(columns(properties));
    return related.isEmpty()
        ? selecting
        : selecting.with(
            "$expand",
            related.entrySet().stream()
                .map(e -> e.getKey() + "($select=" + e.getValue() + ")")
                .collect(Collectors.joining(",")));
  }

  private static boolean isPath(String property) {
    return property.indexOf('/') > 0;
  }

  SideRecord read(JsonNode json, Collection<String> properties) {
    Map<String, Object> values = new LinkedHashMap<>();
    compositions.own(properties).forEach(p -> values.put(p, value(json, p)));
    String stamp = table.modified() == null ? "" : json.path(table.modified()).asText("");
    Version version =
        new Version(
            json.path("@odata.etag").textValue(), stamp.isEmpty() ? null : Instant.parse(stamp));
    return new SideRecord(
        json.path(table.id()).asText(), version, compositions.composed(values, properties));
  }

  private Object value(JsonNode json, String property) {
    if (isPath(property)) {
      String[] path = property.split("/", 2);
      return FieldsJson.value(json.path(path[0]).get(path[1]));
    }
    return isCompany(property) ? company.read(json) : FieldsJson.value(json.get(column(property)));
  }

  private boolean isCompany(String property) {
    return company != null && company.column().name().equals(property);
  }

  /** The body of a create or an update. */
  ObjectNode write(Fields values) {
    ObjectNode body = Json.object();
    compositions.apart(values).forEach((name, value) -> put(body, name, value));
    return body;
  }

  private void put(ObjectNode body, String name, Object value) {
    FieldRule rule = lookups.get(name);
    if (isCompany(name)) {
      company.write(body, value);
    } else if (rule == null) {
      putPlain(body, name, value);
    } else if (isOption(rule)) {
      putPlain(body, name, value == null ? null : new BigDecimal(value.toString()));
    } else {
      String target = referred(rule).entity();
      String navigation = rule.bind() != null ? rule.bind() : rule.crm();
      body.put(navigation + "@odata.bind", value == null ? null : "/" + target + "(" + value + ")");
    }
  }

  private static void putPlain(ObjectNode body, String name, Object value) {
    if (value instanceof BigDecimal number) {
      body.put(name, number);
    } else if (value instanceof Boolean flag) {
      body.put(name, flag);
    } else {
      body.put(name, (String) value);
    }
  }

  /** Lookup columns are read as computed columns; choices are plain numbers. */
  private String column(String property) {
    if (isCompany(property)) {
      return company.value();
    }
    FieldRule rule = lookups.get(property);
    return rule == null || isOption(rule) ? property : "_" + property + "_value";
  }

  private boolean isOption(FieldRule rule) {
    return referred(rule).isOptionSet();
  }

  /** All mappings of one lookup have the same table in the CRM. */
  private Table referred(FieldRule rule) {
    return mappings.get(rule.lookup().get(0)).crm();
  }
}
