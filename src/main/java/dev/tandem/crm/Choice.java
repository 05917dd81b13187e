package dev.tandem.crm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.odata.Headers;
import dev.tandem.odata.HttpCall;
import dev.tandem.odata.Json;
import dev.tandem.odata.Part;
import dev.tandem.odata.Query;
import dev.tandem.odata.ServiceRoot;
import java.util.List;

/**
 * A choice column, and the requests about it.
 *
 * @param entity logical name of its table
 * @param column logical name of the column
 * @param language LCID of the labels that are written
 */
record Choice(String entity, String column, int language) {
  Query query() {
    return Query.of(
            "EntityDefinitions(LogicalName="
                + Query.text(entity)
                + ")/Attributes(LogicalName="
                + Query.text(column)
                + ")/Microsoft.Dynamics.CRM.PicklistAttributeMetadata")
        .select(List.of("LogicalName"))
        .with("$expand", "OptionSet($select=Options)");
  }

  /** Parameters of the actions that insert or rename an option. */
  ObjectNode parameters(String label) {
    ObjectNode body = Json.object();
    body.put("EntityLogicalName", entity);
    body.put("AttributeLogicalName", column);
    body.putObject("Label")
        .putArray("LocalizedLabels")
        .addObject()
        .put("Label", label)
        .put("LanguageCode", language);
    return body;
  }

  Part action(String name, ObjectNode body, ServiceRoot root) {
    Headers headers =
        Headers.of("Content-Type", "application/json").with("Accept", "application/json");
    return new Part("POST", root.path(Query.of(name)), headers, body);
  }

  /** The call that makes changed options visible to users. */
  HttpCall publication(ServiceRoot root) {
    String xml =
        "<importexportxml><entities><entity>" + entity + "</entity></entities></importexportxml>";
    return HttpCall.post(
        root.resolve(Query.of("PublishXml")),
        Headers.of("Content-Type", "application/json"),
        Json.write(Json.object().put("ParameterXml", xml)));
  }

  @Override
  public String toString() {
    return entity + "." + column;
  }
}
