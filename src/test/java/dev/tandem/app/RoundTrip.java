package dev.tandem.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Side;
import dev.tandem.sandbox.control.Person;
import dev.tandem.sync.Coupling;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An edit or a new record on one side, and what must then stand on the other. */
final class RoundTrip {
  /** In which order they are made. */
  enum Kind {
    CREATE,
    TO_CRM,
    TO_ERP
  }

  private static final Pattern REFERENCE = Pattern.compile("\\$\\{(\\S+) ([^}]*?)(?: (erp|crm))?}");
  private static final int MANY = 1000;

  private final Landscape landscape;
  private final Mapping mapping;
  private final String way;
  private final Side source;
  private final ObjectNode text;
  private UUID id;

  RoundTrip(Landscape landscape, Mapping mapping, String way, ObjectNode text) {
    this.landscape = landscape;
    this.mapping = mapping;
    this.way = way;
    this.source = way.endsWith("to-crm") ? Side.ERP : Side.CRM;
    this.text = text;
  }

  Kind kind() {
    if (way.startsWith("create")) {
      return Kind.CREATE;
    }
    return source == Side.ERP ? Kind.TO_CRM : Kind.TO_ERP;
  }

  /** The properties of the other side that it looks at. */
  static Set<String> properties(JsonNode text) {
    Set<String> names = new TreeSet<>();
    text.get("expect")
        .fieldNames()
        .forEachRemaining(name -> names.add(name.replaceFirst("^_(.*)_value$", "$1")));
    return names;
  }

  /** What people do. */
  void edit() {
    text.path("with")
        .properties()
        .forEach(
            row -> landscape.sandbox().erpPerson().create(row.getKey(), values(row.getValue())));
    if (kind() == Kind.CREATE && text.has("set")) {
      ObjectNode stored = person(source).create(set(source), values(text.get("set")));
      id = UUID.fromString(stored.get(mapping.on(source).id()).asText());
    } else if (text.has("set")) {
      person(source).update(set(source), sourceId(), values(text.get("set")));
    }
  }

  /** What is there, of what is looked at. */
  Map<String, String> found() {
    List<Coupling> coupling = couplings(source, sourceId().toString());
    if (coupling.isEmpty()) {
      return Map.of("coupled", "no");
    }
    String partner = source == Side.ERP ? coupling.get(0).crmId() : coupling.get(0).erpId();
    if (mapping.crm().isOptionSet()) {
      return Map.of("label", label(partner));
    }
    String set = set(source.other());
    JsonNode stored = person(source.other()).read(set, UUID.fromString(partner));
    Map<String, String> found = new TreeMap<>();
    text.get("expect").fieldNames().forEachRemaining(n -> found.put(n, plain(stored.path(n))));
    return found;
  }

  Map<String, String> expected() {
    Map<String, String> expected = new TreeMap<>();
    text.get("expect")
        .properties()
        .forEach(e -> expected.put(e.getKey(), plain(resolved(e.getValue()))));
    return expected;
  }

  private String label(String option) {
    return landscape
        .node()
        .surroundings()
        .systems()
        .crm()
        .read(mapping, List.of(option))
        .get(option)
        .values()
        .text("label");
  }

  private List<Coupling> couplings(Side side, String record) {
    return landscape.node().store().couplings().find(mapping.name(), side, List.of(record));
  }

  private UUID sourceId() {
    if (id == null) {
      String set = set(Side.ERP);
      String condition = text.get("record").asText();
      JsonNode rows = person(Side.ERP).query(set + "?$filter=" + encoded(condition));
      if (rows.size() != 1) {
        throw new AssertionError(rows.size() + " records of " + set + " where " + condition);
      }
      String erpId = rows.get(0).get("id").asText();
      id = UUID.fromString(source == Side.ERP ? erpId : couplings(Side.ERP, erpId).get(0).crmId());
    }
    return id;
  }

  private static String encoded(String condition) {
    return URLEncoder.encode(condition, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private String set(Side side) {
    return mapping.on(side).entity();
  }

  private Person person(Side side) {
    if (side == Side.CRM) {
      return landscape.sandbox().crmPerson();
    }
    return mapping.erp().api() != null
        ? landscape.sandbox().erpExtensionPerson()
        : landscape.sandbox().erpPerson();
  }

  private ObjectNode values(JsonNode from) {
    ObjectNode values = text.objectNode();
    from.properties().forEach(e -> values.set(e.getKey(), resolved(e.getValue())));
    return values;
  }

  private JsonNode resolved(JsonNode value) {
    if (!value.asText().contains("${")) {
      return value;
    }
    Matcher matcher = REFERENCE.matcher(value.asText());
    String id = matcher.replaceAll(m -> reference(m.group(1), m.group(2), m.group(3)));
    return id.matches("\\d+") ? text.numberNode(Integer.parseInt(id)) : text.textNode(id);
  }

  private String reference(String of, String key, String side) {
    if (of.equals("seed")) {
      return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString();
    }
    return landscape.node().store().couplings().page(of, null, MANY).stream()
        .filter(coupling -> key.equals(coupling.erpKey()))
        .findFirst()
        .map(coupling -> side.equals("erp") ? coupling.erpId() : coupling.crmId())
        .orElse("nothing: " + of + ' ' + key + " is not coupled");
  }

  private static String plain(JsonNode value) {
    return value.isNumber()
        ? value.decimalValue().stripTrailingZeros().toPlainString()
        : value.asText();
  }

  @Override
  public String toString() {
    return mapping.name() + ' ' + way;
  }
}
