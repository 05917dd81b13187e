package dev.tandem.app;

import static dev.tandem.app.YamlFile.text;

import dev.tandem.mapping.Finding;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Finds what a running Camel can take in but not exchange, such as templates and beans. */
final class RestartCheck {
  private static final Set<String> EXCHANGEABLE = Set.of("route", "from", "routeConfiguration");

  private RestartCheck() {}

  static List<Finding> of(RouteEdit edit) {
    return Stream.of(edit.leaving(), edit.entering())
        .flatMap(files -> files.entrySet().stream())
        .flatMap(RestartCheck::of)
        .distinct()
        .toList();
  }

  private static Stream<Finding> of(Map.Entry<Path, String> file) {
    Node root =
        new Yaml(new SafeConstructor(new LoaderOptions()))
            .compose(new StringReader(file.getValue()));
    YamlFile yaml = new YamlFile(file.getKey(), root);
    return items(root)
        .filter(key -> !EXCHANGEABLE.contains(text(key)))
        .map(
            key ->
                yaml.finding(
                    key,
                    "A running node cannot exchange " + text(key) + ".",
                    "Restart the node, or take the edit back."));
  }

  private static Stream<Node> items(Node root) {
    return root instanceof SequenceNode list
        ? list.getValue().stream().flatMap(RestartCheck::keys)
        : keys(root);
  }

  private static Stream<Node> keys(Node block) {
    return block instanceof MappingNode keys
        ? keys.getValue().stream().map(entry -> entry.getKeyNode())
        : Stream.empty();
  }
}
