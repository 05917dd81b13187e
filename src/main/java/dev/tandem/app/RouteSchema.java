package dev.tandem.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.tandem.mapping.Finding;
import dev.tandem.mapping.Spelling;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Camel's own schema of route files. It is large: only read when somebody wants to know. */
final class RouteSchema {
  private static final String RESOURCE = "/schema/camelYamlDsl.json";

  private final JsonSchema schema;
  private final TreeSet<String> words = new TreeSet<>();

  private RouteSchema(JsonNode json) {
    schema = JsonSchemaFactory.getInstance(VersionFlag.V4).getSchema(json);
    json.findValues("properties").forEach(p -> p.fieldNames().forEachRemaining(words::add));
  }

  static RouteSchema load() {
    try (InputStream in = RouteSchema.class.getResourceAsStream(RESOURCE)) {
      return new RouteSchema(new ObjectMapper().readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Finding> check(RouteFolder folder) {
    return folder.files().stream().flatMap(file -> check(file).stream()).toList();
  }

  private List<Finding> check(YamlFile file) {
    List<ValidationMessage> messages = new ArrayList<>(schema.validate(json(file)));
    return messages.stream()
        .filter(message -> !isPlaceholder(message) && tellsMost(message, messages))
        .map(message -> finding(file, message))
        .distinct()
        .toList();
  }

  /** Camel puts the value in before it asks for its type. */
  private static boolean isPlaceholder(ValidationMessage message) {
    JsonNode given = message.getInstanceNode();
    return given != null && given.isTextual() && given.textValue().matches("\\{\\{.*}}");
  }

  private static JsonNode json(YamlFile file) {
    try {
      return new YAMLMapper().readTree(file.path().toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where a value may have several forms, all are complained about; the innermost is meant. */
  private static boolean tellsMost(ValidationMessage message, List<ValidationMessage> all) {
    JsonNodePath at = message.getInstanceLocation();
    boolean outer =
        all.stream()
            .map(ValidationMessage::getInstanceLocation)
            .anyMatch(other -> other.getNameCount() > at.getNameCount() && other.startsWith(at));
    boolean vague =
        isVague(message)
            && all.stream().anyMatch(m -> m.getInstanceLocation().equals(at) && !isVague(m));
    return !outer && !vague;
  }

  private static boolean isVague(ValidationMessage message) {
    return List.of("type", "oneOf", "anyOf", "maxProperties").contains(message.getType());
  }

  private Finding finding(YamlFile file, ValidationMessage message) {
    JsonNodePath at = message.getInstanceLocation();
    String unknown =
        "additionalProperties".equals(message.getType()) ? message.getProperty() : null;
    if (unknown == null) {
      String what = message.getMessage().replaceFirst("^[^:]*: ", "");
      return file.finding(
          node(file.root(), at), "Camel does not accept this: " + what + ".", remedy());
    }
    String remedy =
        words.contains(unknown)
            ? "It does not belong here; check the indentation."
            : Spelling.nearest(unknown, words)
                .map(word -> "Did you mean " + word + "?")
                .orElse(remedy());
    return file.finding(
        key(node(file.root(), at), unknown), "Camel does not know " + unknown + " here.", remedy);
  }

  private static String remedy() {
    return "Compare it with a shipped route file.";
  }

  private static Node node(Node root, JsonNodePath path) {
    Node node = root;
    for (int i = 0; i < path.getNameCount(); i++) {
      Object step = path.getElement(i);
      if (node instanceof SequenceNode list && step instanceof Integer index) {
        node = list.getValue().get(index);
      } else {
        node = YamlFile.value(node, String.valueOf(step)).orElse(node);
      }
    }
    return node;
  }

  private static Node key(Node block, String key) {
    return block instanceof MappingNode keys
        ? keys.getValue().stream()
            .map(entry -> entry.getKeyNode())
            .filter(node -> key.equals(YamlFile.text(node)))
            .findFirst()
            .orElse(block)
        : block;
  }
}
