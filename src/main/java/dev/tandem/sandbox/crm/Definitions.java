package dev.tandem.sandbox.crm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.sandbox.http.ApiException;
import dev.tandem.sandbox.http.Request;
import dev.tandem.sandbox.http.Response;
import dev.tandem.sandbox.http.Segment;
import dev.tandem.sandbox.model.Catalog;
import dev.tandem.sandbox.model.Column;
import dev.tandem.sandbox.model.ColumnType;
import dev.tandem.sandbox.model.EntityModel;
import dev.tandem.sandbox.rows.Change;
import dev.tandem.sandbox.rows.Transaction;
import java.util.List;
import java.util.Map;

/** Table definitions: the service document, CSDL, option sets and the actions that change them. */
final class Definitions {
  private static final int FIRST_CUSTOM_VALUE = 100_000_000;
  private static final int LANGUAGE = 1033;

  private final Catalog catalog;
  private final Navigations navigations;
  private final OptionSets options;

  Definitions(Catalog catalog, Navigations navigations, OptionSets options) {
    this.catalog = catalog;
    this.navigations = navigations;
    this.options = options;
  }

  ObjectNode serviceDocument(String root) {
    return catalog.serviceDocument(root);
  }

  String metadata() {
    return new CrmMetadata(catalog, navigations).xml();
  }

  static boolean isAction(String name) {
    return List.of("InsertOptionValue", "UpdateOptionValue", "PublishXml", "PublishAllXml")
        .contains(name);
  }

  /** {@code EntityDefinitions(LogicalName='account')/Attributes(LogicalName='x')…}. */
  Response read(Request request, List<Segment> path) {
    EntityModel model = model(path.get(0).named().get("LogicalName"));
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("@odata.context", request.root() + "/$metadata#EntityDefinitions/$entity");
    if (path.size() == 1) {
      return Response.json(
          200,
          body.put("LogicalName", model.type())
              .put("EntitySetName", model.set())
              .put("PrimaryIdAttribute", model.key())
              .put("PrimaryNameAttribute", model.primaryName())
              .put("ChangeTrackingEnabled", true));
    }
    String name = path.get(1).hasArguments() ? path.get(1).named().get("LogicalName") : null;
    if (name == null) {
      throw CrmErrors.noSegment(path.get(1).toString());
    }
    return Response.json(200, attribute(body, model, column(model, name)));
  }

  private ObjectNode attribute(ObjectNode body, EntityModel model, Column column) {
    body.put("LogicalName", column.name());
    body.put("AttributeType", column.type() == ColumnType.OPTION ? "Picklist" : "String");
    if (column.type() == ColumnType.OPTION) {
      ObjectNode set = body.putObject("OptionSet");
      set.put("IsGlobal", false).put("OptionSetType", "Picklist");
      ArrayNode values = set.putArray("Options");
      options.labels(model, column).forEach((value, text) -> option(values, value, text));
      body.putNull("GlobalOptionSet");
    }
    return body;
  }

  private static void option(ArrayNode values, int value, String text) {
    ObjectNode label = values.addObject().put("Value", value).putObject("Label");
    label.putArray("LocalizedLabels").addObject().put("Label", text).put("LanguageCode", LANGUAGE);
    label.putObject("UserLocalizedLabel").put("Label", text).put("LanguageCode", LANGUAGE);
  }

  private EntityModel model(String type) {
    return catalog
        .byType(String.valueOf(type))
        .orElseThrow(
            () ->
                new ApiException(
                    404, "0x80040217", "Could not find an entity with name " + type + "."));
  }

  private static Column column(EntityModel model, String name) {
    return model
        .column(String.valueOf(name))
        .orElseThrow(
            () ->
                new ApiException(
                    404,
                    "0x80040217",
                    "Could not find an attribute with name %s on %s."
                        .formatted(name, model.type())));
  }

  Response act(Transaction tx, Request request, String action) {
    if (action.startsWith("Publish")) {
      tx.note("", action, JsonNodeFactory.instance.objectNode(), () -> {});
      return Response.empty(204);
    }
    ObjectNode body = request.object("0x80048d19");
    EntityModel model = model(body.path("EntityLogicalName").asText());
    Column column = column(model, body.path("AttributeLogicalName").asText());
    if (column.type() != ColumnType.OPTION) {
      throw CrmErrors.payload("'" + column.name() + "' is no choice column.");
    }
    String label = body.path("Label").path("LocalizedLabels").path(0).path("Label").asText("");
    boolean inserting = action.equals("InsertOptionValue");
    int value = body.path("Value").asInt(inserting ? next(model, column) : -1);
    check(model, column, value, inserting);
    put(tx, action, model, column, new Option(value, label));
    return inserting
        ? Response.json(
            200,
            JsonNodeFactory.instance
                .objectNode()
                .put(
                    "@odata.context",
                    request.root() + "/$metadata#Microsoft.Dynamics.CRM.InsertOptionValueResponse")
                .put("NewOptionValue", value))
        : Response.empty(204);
  }

  private record Option(int value, String label) {}

  private int next(EntityModel model, Column column) {
    int highest = options.labels(model, column).keySet().stream().mapToInt(v -> v).max().orElse(0);
    return Math.max(FIRST_CUSTOM_VALUE, highest + 1);
  }

  private void check(EntityModel model, Column column, int value, boolean inserting) {
    if (options.labels(model, column).containsKey(value) == inserting) {
      throw new ApiException(
          400,
          "0x80048403",
          "The option value %d of '%s' %s."
              .formatted(value, column.name(), inserting ? "exists already" : "does not exist"));
    }
  }

  private void put(Transaction tx, String action, EntityModel model, Column column, Option option) {
    Map<Integer, String> before = options.put(model, column, option.value(), option.label());
    ObjectNode changed = JsonNodeFactory.instance.objectNode();
    changed.putObject(column.name()).put(Integer.toString(option.value()), option.label());
    tx.note(model.set(), action, changed, () -> options.restore(model, column, before));
  }

  void replay(Change change) {
    if (!change.method().endsWith("OptionValue")) {
      return;
    }
    EntityModel model = catalog.bySet(change.set()).orElse(null);
    change
        .changed()
        .properties()
        .forEach(
            column ->
                column
                    .getValue()
                    .properties()
                    .forEach(
                        option ->
                            options.put(
                                model,
                                column(model, column.getKey()),
                                Integer.parseInt(option.getKey()),
                                option.getValue().asText())));
  }
}
