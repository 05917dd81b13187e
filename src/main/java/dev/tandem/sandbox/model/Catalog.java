package dev.tandem.sandbox.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** All entity sets of one service root. */
public final class Catalog {
  private final Map<String, EntityModel> bySet = new LinkedHashMap<>();
  private final Map<String, EntityModel> byType = new LinkedHashMap<>();

  public Catalog(Collection<EntityModel> models) {
    models.forEach(
        model -> {
          if (bySet.put(model.set(), model) != null) {
            throw new IllegalStateException(
                "Two model files describe the set " + model.set() + "; rename one of them.");
          }
          byType.put(model.type(), model);
        });
  }

  public Collection<EntityModel> models() {
    return bySet.values();
  }

  public Optional<EntityModel> bySet(String set) {
    return Optional.ofNullable(bySet.get(set));
  }

  public Optional<EntityModel> byType(String type) {
    return Optional.ofNullable(byType.get(type));
  }

  /** The list of all sets, as every OData service answers it at its root. */
  public ObjectNode serviceDocument(String root) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("@odata.context", root + "/$metadata");
    ArrayNode value = body.putArray("value");
    for (String set : bySet.keySet()) {
      value.addObject().put("name", set).put("kind", "EntitySet").put("url", set);
    }
    return body;
  }
}
