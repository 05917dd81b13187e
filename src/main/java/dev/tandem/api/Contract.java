package dev.tandem.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The contract {@code openapi.yaml}: which operations there are. */
final class Contract {
  private static final String FILE = "/openapi.yaml";
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  private final JsonNode document;
  private final List<Operation> operations = new ArrayList<>();

  Contract(JsonNode document) {
    this.document = document;
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> entry : path.getValue().properties()) {
        if (METHODS.contains(entry.getKey())) {
          operations.add(operation(path.getKey(), entry.getKey(), path.getValue()));
        }
      }
    }
  }

  static Contract read() {
    try (InputStream file = Contract.class.getResourceAsStream(FILE)) {
      return new Contract(new ObjectMapper(new YAMLFactory()).readTree(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode document() {
    return document;
  }

  List<Operation> operations() {
    return List.copyOf(operations);
  }

  /** The operation that a request asks for; a path without placeholders goes first. */
  Optional<Operation> find(String method, String path) {
    return at(path).stream().filter(o -> o.method().equalsIgnoreCase(method)).findFirst();
  }

  /** All operations of a path. */
  List<Operation> at(String path) {
    return operations.stream()
        .filter(operation -> operation.matches(path))
        .sorted(Comparator.comparingInt(operation -> operation.names().size()))
        .toList();
  }

  private Operation operation(String path, String method, JsonNode item) {
    JsonNode node = item.path(method);
    Map<String, JsonSchema> query = parameters(node, "query");
    query.putAll(parameters(item, "query"));
    Map<String, JsonSchema> inPath = parameters(node, "path");
    inPath.putAll(parameters(item, "path"));
    JsonNode body = node.at("/requestBody/content/application~1json/schema");
    return new Operation(
        node.path("operationId").asText(),
        method,
        Pattern.compile(PLACEHOLDER.matcher(path).replaceAll("([^/]+)")),
        PLACEHOLDER.matcher(path).results().map(found -> found.group(1)).toList(),
        inPath,
        query,
        body.isMissingNode() ? null : schema(body),
        node.at("/requestBody/required").asBoolean(false),
        roles(node));
  }

  private Map<String, JsonSchema> parameters(JsonNode node, String in) {
    Map<String, JsonSchema> found = new TreeMap<>();
    for (JsonNode given : node.path("parameters")) {
      JsonNode parameter = given.has("$ref") ? referred(given) : given;
      if (parameter.path("in").asText().equals(in)) {
        found.put(parameter.path("name").asText(), schema(parameter.path("schema")));
      }
    }
    return found;
  }

  private JsonNode referred(JsonNode reference) {
    return document.at(reference.get("$ref").asText().substring(1));
  }

  /** The schema among the components that it may refer to. */
  private JsonSchema schema(JsonNode schema) {
    ObjectNode whole = schema.deepCopy();
    whole.set("components", document.path("components"));
    return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(whole);
  }

  /** As the operation itself says; one that says nothing is for nobody. */
  private static Set<Role> roles(JsonNode node) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (JsonNode requirement : node.path("security")) {
      requirement.path("token").forEach(name -> roles.add(Role.find(name.asText()).orElseThrow()));
    }
    return roles;
  }
}
