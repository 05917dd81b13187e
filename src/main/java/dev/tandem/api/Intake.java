package dev.tandem.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.networknt.schema.JsonSchema;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Takes a request in as a call of its operation; what the contract does not allow is refused. */
final class Intake {
  private static final int LARGEST = 1_000_000;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Intake() {}

  static Call call(Operation operation, Asked asked) {
    if (!asked.acceptsJson()) {
      throw Refusal.of(406, "Every answer is application/json; Accept leaves that out.");
    }
    Map<String, String> path = operation.placeholders(asked.path());
    path.forEach((name, value) -> check(operation.placeholder(name), name, value));
    Map<String, String> query = Encoded.query(asked.query());
    query.forEach((name, value) -> check(operation.parameter(name), name, value));
    return new Call(path, query, body(operation, asked));
  }

  /** In an address all values are texts, those of numbers, too. */
  private static void check(JsonSchema schema, String name, String value) {
    JsonNode text = NODES.textNode(value);
    JsonNode node = value.matches("\\d{1,9}") ? NODES.numberNode(Integer.parseInt(value)) : text;
    if (!schema.validate(node).isEmpty() && !schema.validate(text).isEmpty()) {
      throw Refusal.of(400, "The parameter " + name + " cannot be '" + value + "'.");
    }
  }

  private static JsonNode body(Operation operation, Asked asked) {
    if (operation.body() == null) {
      return NODES.objectNode();
    }
    if (asked.body().length > LARGEST) {
      throw Refusal.of(413, "A body may have 1,000,000 bytes.");
    }
    boolean isEmpty = asked.body().length == 0;
    // Of a form, the web server leaves no bytes: it must not pass for a request without a body.
    boolean isTyped = asked.contentType() != null || !isEmpty;
    if (isTyped && !asked.mediaType().equals("application/json")) {
      throw Refusal.of(415, "Send the body as application/json.");
    }
    if (isEmpty && !operation.bodyRequired()) {
      return NODES.objectNode();
    }
    JsonNode body = parsed(asked.body());
    List<String> complaints = operation.complaints(body);
    if (!complaints.isEmpty()) {
      throw Refusal.of(400, String.join("; ", complaints));
    }
    return body;
  }

  private static JsonNode parsed(byte[] text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw Refusal.of(400, "The body is not JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw Refusal.of(400, "The body is not JSON: " + e.getMessage());
    }
  }
}
