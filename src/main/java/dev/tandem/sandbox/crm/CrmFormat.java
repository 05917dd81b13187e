package dev.tandem.sandbox.crm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.sandbox.http.Expansion;
import dev.tandem.sandbox.model.Column;
import dev.tandem.sandbox.model.ColumnType;
import dev.tandem.sandbox.model.EntityModel;
import dev.tandem.sandbox.rows.Database;
import dev.tandem.sandbox.rows.Reference;
import dev.tandem.sandbox.rows.Row;
import dev.tandem.sandbox.rows.Table;
import dev.tandem.sandbox.rows.ValueCodec;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Rows as JSON with etag, annotations and expanded navigations. */
final class CrmFormat {
  private static final String FORMATTED = "OData.Community.Display.V1.FormattedValue";
  private static final String LOOKUP_NAME = "Microsoft.Dynamics.CRM.lookuplogicalname";
  private static final String NAVIGATION = "Microsoft.Dynamics.CRM.associatednavigationproperty";
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("M/d/yyyy h:mm a", Locale.US).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M/d/yyyy", Locale.US);

  private final Database database;
  private final Navigations navigations;
  private final CrmView view;
  private final OptionSets options;
  private final ExpandedRows expanded;

  CrmFormat(Database database, Navigations navigations, CrmView view, OptionSets options) {
    this.database = database;
    this.navigations = navigations;
    this.view = view;
    this.options = options;
    this.expanded = new ExpandedRows(database, view);
  }

  static String etag(Row row) {
    return "W/\"" + row.version() + "\"";
  }

  ObjectNode node(Table table, Row row, Shown shown) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("@odata.etag", etag(row));
    EntityModel model = table.model();
    if (shown.select() == null) {
      node.put(model.key(), row.id().toString());
      model.columns().forEach(column -> put(node, model, row, column, shown));
      node.put("versionnumber", row.version());
    } else {
      shown.select().forEach(property -> select(node, model, row, property, shown));
      node.put(model.key(), row.id().toString());
    }
    shown.expand().forEach(expand -> expand(node, table, row, expand, shown));
    return node;
  }

  private void select(ObjectNode node, EntityModel model, Row row, String property, Shown shown) {
    if (property.equals("versionnumber")) {
      node.put(property, row.version());
    } else if (!property.equals(model.key())) {
      put(node, model, row, selected(model, property), shown);
    }
  }

  /** Selecting a lookup by its own name is taken as its value (unverified). */
  static Column selected(EntityModel model, String property) {
    return model
        .column(property)
        .or(() -> model.lookupByValueName(property))
        .orElseThrow(() -> CrmErrors.noQueryProperty(model, property));
  }

  private void put(ObjectNode node, EntityModel model, Row row, Column column, Shown shown) {
    if (column.name().equals(model.key()) || column.name().equals("versionnumber")) {
      return;
    }
    Object value = row.get(column);
    if (column.type() == ColumnType.LOOKUP) {
      putLookup(node, model, column, (Reference) value, shown);
      return;
    }
    String formatted = value == null ? null : formatted(model, column, value);
    if (formatted != null && shown.annotates(FORMATTED)) {
      node.put(column.name() + "@" + FORMATTED, formatted);
    }
    node.set(column.name(), ValueCodec.encode(value));
  }

  private void putLookup(
      ObjectNode node, EntityModel model, Column column, Reference value, Shown shown) {
    String name = column.valueName();
    if (value == null) {
      node.putNull(name);
      return;
    }
    String shownName = view.nameOf(value);
    if (shown.annotates(FORMATTED) && shownName != null) {
      node.put(name + "@" + FORMATTED, shownName);
    }
    if (shown.annotates(NAVIGATION)) {
      node.put(name + "@" + NAVIGATION, navigations.nameFor(model, column, value.set()));
    }
    Table target = database.table(value.set());
    if (shown.annotates(LOOKUP_NAME) && target != null) {
      node.put(name + "@" + LOOKUP_NAME, target.model().type());
    }
    node.put(name, value.id().toString());
  }

  private String formatted(EntityModel model, Column column, Object value) {
    if (column.type() == ColumnType.OPTION) {
      return options.labels(model, column).get(value);
    }
    if (value instanceof Boolean flag) {
      return flag ? "Yes" : "No";
    }
    if (value instanceof Instant instant) {
      return MOMENT.format(instant);
    }
    if (value instanceof LocalDate day) {
      return DAY.format(day);
    }
    if (value instanceof BigDecimal amount) {
      return String.format(Locale.US, "%,.2f", amount);
    }
    return value instanceof Integer number ? String.format(Locale.US, "%,d", number) : null;
  }

  private void expand(ObjectNode node, Table table, Row row, Expansion expand, Shown shown) {
    Navigation navigation =
        navigations
            .find(table.model(), expand.navigation())
            .orElseThrow(() -> CrmErrors.noQueryProperty(table.model(), expand.navigation()));
    Shown inner = Shown.of(expand.options(), shown.annotations());
    if (!navigation.single()) {
      Table target = database.table(navigation.target().set());
      ArrayNode rows = node.putArray(expand.navigation());
      expanded.of(navigation, row, expand).forEach(r -> rows.add(node(target, r, inner)));
      return;
    }
    Reference reference = (Reference) row.get(navigation.lookup());
    boolean mine =
        reference != null
            && (navigation.target() == null || navigation.target().set().equals(reference.set()));
    Row related = mine ? view.follow(reference) : null;
    if (related == null) {
      node.putNull(expand.navigation());
    } else {
      node.set(expand.navigation(), node(database.table(reference.set()), related, inner));
    }
  }
}
