package dev.tandem.sandbox.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.sandbox.http.ApiException;
import dev.tandem.sandbox.http.Segment;
import dev.tandem.sandbox.model.Column;
import dev.tandem.sandbox.model.ColumnType;
import dev.tandem.sandbox.model.EntityModel;
import dev.tandem.sandbox.rows.Database;
import dev.tandem.sandbox.rows.Reference;
import dev.tandem.sandbox.rows.Row;
import dev.tandem.sandbox.rows.Table;
import dev.tandem.sandbox.rows.ValueCodec;
import java.time.DateTimeException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads the body of a write against the model of its table. */
final class PayloadReader {
  private static final String BIND = "@odata.bind";

  private final Database database;
  private final Navigations navigations;
  private final ColumnRules rules;

  PayloadReader(Database database, Navigations navigations, ColumnRules rules) {
    this.database = database;
    this.navigations = navigations;
    this.rules = rules;
  }

  Payload read(EntityModel model, ObjectNode body, boolean creating, References references) {
    Payload payload = new Payload();
    for (Map.Entry<String, JsonNode> field : body.properties()) {
      String name = field.getKey();
      if (name.endsWith(BIND)) {
        bind(model, name, field.getValue(), references, payload, creating);
      } else if (name.equals(model.key())) {
        payload = payload.withKey(key(model, field.getValue()));
      } else if (!name.contains("@") && !name.equals("versionnumber")) {
        property(model, name, field.getValue(), creating, payload);
      }
    }
    return payload;
  }

  private static UUID key(EntityModel model, JsonNode node) {
    try {
      return UUID.fromString(node.asText());
    } catch (IllegalArgumentException e) {
      throw CrmErrors.payload("Cannot convert '" + node + "' to Edm.Guid for " + model.key() + ".");
    }
  }

  private void property(
      EntityModel model, String name, JsonNode value, boolean creating, Payload payload) {
    Navigation navigation = navigations.find(model, name).orElse(null);
    if (navigation != null && (value.isArray() || value.isObject())) {
      payload.nested().put(navigation, value);
      return;
    }
    if (model.lookupByValueName(name).isPresent()) {
      throw CrmErrors.payload(
          "CRM do not support direct update of Entity Reference properties, Use Navigation"
              + " properties instead.");
    }
    Column column = model.column(name).orElse(null);
    if (column == null) {
      throw CrmErrors.noBodyProperty(model, name);
    }
    if (column.type() == ColumnType.LOOKUP) {
      throw CrmErrors.payload(
          "A 'PrimitiveValue' node with non-null value was found when trying to read the value of"
              + " the navigation property '%s'.".formatted(name));
    }
    if (writable(column, creating)) {
      payload.values().put(column, rules.checked(model, column, decode(model, column, value)));
    }
  }

  /** What may not be written is left out without a word (unverified per column). */
  private static boolean writable(Column column, boolean creating) {
    return creating ? column.access().onCreate() : column.access().onUpdate();
  }

  private static Object decode(EntityModel model, Column column, JsonNode value) {
    try {
      return ValueCodec.decode(column, value);
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
      throw CrmErrors.payload(
          "Cannot convert the value %s of '%s' on '%s' to the expected type '%s'."
              .formatted(value, column.name(), model.type(), column.type().edm()));
    }
  }

  private void bind(
      EntityModel model,
      String name,
      JsonNode value,
      References references,
      Payload payload,
      boolean creating) {
    String navigationName = name.substring(0, name.length() - BIND.length());
    Navigation navigation =
        navigations
            .find(model, navigationName)
            .orElseThrow(() -> CrmErrors.noNavigation(model, navigationName));
    if (!navigation.single()) {
      throw CrmErrors.payload("'" + navigationName + "' is a collection and cannot be bound here.");
    }
    if (writable(navigation.lookup(), creating)) {
      Reference reference = value.isNull() ? null : resolve(navigation, value.asText(), references);
      payload.link(navigation.lookup(), reference);
    }
  }

  /** The row that an address names; it must exist and belong to a set that the lookup allows. */
  Reference resolve(Navigation navigation, String address, References references) {
    List<Segment> segments = Segment.parse(relative(references.resolve(address)));
    Segment last = segments.isEmpty() ? new Segment("", null) : segments.get(segments.size() - 1);
    List<String> sets = navigation.lookup().targets();
    boolean allowed =
        navigation.target() == null
            ? sets.contains(last.name())
            : navigation.target().set().equals(last.name());
    if (!last.hasArguments() || !allowed) {
      throw CrmErrors.payload(
          "The address '%s' does not name a row of %s."
              .formatted(address, String.join(", ", sets)));
    }
    Table target = database.table(last.name());
    if (target == null) {
      return new Reference(last.name(), UUID.fromString(last.arguments()));
    }
    return reference(target, last);
  }

  private static Reference reference(Table target, Segment segment) {
    Row row = CrmKeys.require(target, segment);
    return new Reference(target.model().set(), row.id());
  }

  private static String relative(String address) {
    int scheme = address.indexOf("://");
    if (scheme < 0) {
      return address;
    }
    int slash = address.lastIndexOf('/');
    if (slash < scheme + 3) {
      throw new ApiException(400, "0x0", "'" + address + "' is no address of a row.");
    }
    return address.substring(slash + 1);
  }
}
