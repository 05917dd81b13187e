package dev.tandem.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * One operation of the contract.
 *
 * @param id its operationId
 * @param method HTTP method in small letters
 * @param pattern matches its paths
 * @param names names of the path's placeholders, in order
 * @param parameters its query parameters
 * @param body schema of its body, or null if it has none
 * @param bodyRequired true if it cannot do without
 */
record Operation(
    String id,
    String method,
    Pattern pattern,
    List<String> names,
    Map<String, JsonSchema> parameters,
    JsonSchema body,
    boolean bodyRequired) {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

  static Operation of(JsonNode document, String method, String path, JsonNode node) {
    List<String> names = PLACEHOLDER.matcher(path).results().map(found -> found.group(1)).toList();
    Pattern pattern = Pattern.compile(PLACEHOLDER.matcher(path).replaceAll("([^/]+)"));
    Map<String, JsonSchema> parameters = new HashMap<>();
    for (JsonNode given : node.path("parameters")) {
      JsonNode parameter = resolved(document, given);
      if (parameter.path("in").asText().equals("query")) {
        parameters.put(parameter.path("name").asText(), schema(document, parameter.path("schema")));
      }
    }
    JsonNode content = node.at("/requestBody/content/application~1json/schema");
    return new Operation(
        node.path("operationId").asText(),
        method,
        pattern,
        names,
        parameters,
        content.isMissingNode() ? null : schema(document, content),
        node.at("/requestBody/required").asBoolean(false));
  }

  private static JsonNode resolved(JsonNode document, JsonNode node) {
    return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
  }

  /** The schema among the components that it may refer to. */
  static JsonSchema schema(JsonNode document, JsonNode schema) {
    ObjectNode whole = schema.deepCopy();
    whole.set("components", document.path("components"));
    return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(whole);
  }

  boolean matches(String path) {
    return pattern.matcher(path).matches();
  }

  int placeholders() {
    return names.size();
  }

  Map<String, String> placeholders(String path) {
    Matcher matcher = pattern.matcher(path);
    Map<String, String> values = new HashMap<>();
    if (matcher.matches()) {
      for (int i = 0; i < names.size(); i++) {
        values.put(names.get(i), URLDecoder.decode(matcher.group(i + 1), StandardCharsets.UTF_8));
      }
    }
    return values;
  }

  /** What the contract says against the body, empty if nothing. */
  List<String> complaints(JsonNode given) {
    return body.validate(given).stream().map(message -> message.getMessage()).sorted().toList();
  }

  /** True for one of the parameters that may be given more than once. */
  static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }
}
