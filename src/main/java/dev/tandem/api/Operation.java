package dev.tandem.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One operation of the contract.
 *
 * @param id its operationId
 * @param method HTTP method in small letters
 * @param pattern matches its paths
 * @param names names of the path's placeholders, in order
 * @param placeholders schemas of the path's placeholders
 * @param parameters schemas of its query parameters
 * @param body schema of its body, or null if it has none
 * @param bodyRequired true if it cannot do without
 * @param roles who may do it
 */
record Operation(
    String id,
    String method,
    Pattern pattern,
    List<String> names,
    Map<String, JsonSchema> placeholders,
    Map<String, JsonSchema> parameters,
    JsonSchema body,
    boolean bodyRequired,
    Set<Role> roles) {

  boolean matches(String path) {
    return pattern.matcher(path).matches();
  }

  /** The values that a path gives to the placeholders, decoded. */
  Map<String, String> placeholders(String path) {
    Matcher matcher = pattern.matcher(path);
    Map<String, String> values = new HashMap<>();
    if (matcher.matches()) {
      for (int i = 0; i < names.size(); i++) {
        values.put(names.get(i), Encoded.segment(matcher.group(i + 1)));
      }
    }
    return values;
  }

  JsonSchema placeholder(String name) {
    return placeholders.get(name);
  }

  JsonSchema parameter(String name) {
    JsonSchema schema = parameters.get(name);
    if (schema == null) {
      throw Refusal.of(
          400,
          "There is no parameter %s; known: %s."
              .formatted(name, String.join(", ", parameters.keySet())));
    }
    return schema;
  }

  /** What the contract says against the body, empty if nothing. */
  List<String> complaints(JsonNode given) {
    return body.validate(given).stream().map(message -> message.getMessage()).sorted().toList();
  }
}
