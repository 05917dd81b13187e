package dev.tandem.app;

import dev.tandem.mapping.Finding;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A YAML file as its nodes, which know where they stand.
 *
 * @param path the file
 * @param root its outermost node
 */
record YamlFile(Path path, Node root) {

  /**
   * Reads a file; empty if there is nothing in it.
   *
   * @throws YAMLException if it is no YAML
   */
  static Optional<YamlFile> read(Path path) throws IOException {
    try (Reader reader = Files.newBufferedReader(path)) {
      Node root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(reader);
      return Optional.ofNullable(root).map(node -> new YamlFile(path, node));
    }
  }

  /** All values under a key, wherever it stands. */
  List<Node> under(String key) {
    return under(root, key).toList();
  }

  static Stream<Node> under(Node node, String key) {
    return entries(node)
        .filter(entry -> key.equals(text(entry.getKeyNode())))
        .map(NodeTuple::getValueNode);
  }

  /** All plain values, wherever they stand. */
  List<ScalarNode> scalars() {
    return nodes(root).filter(ScalarNode.class::isInstance).map(ScalarNode.class::cast).toList();
  }

  /** All blocks of keys, wherever they stand. */
  List<MappingNode> blocks() {
    return nodes(root).filter(MappingNode.class::isInstance).map(MappingNode.class::cast).toList();
  }

  /** The value of a key of this very block. */
  static Optional<Node> value(Node block, String key) {
    return block instanceof MappingNode keys
        ? keys.getValue().stream()
            .filter(entry -> key.equals(text(entry.getKeyNode())))
            .map(NodeTuple::getValueNode)
            .findFirst()
        : Optional.empty();
  }

  /** The text of a plain value; null for anything else. */
  static String text(Node node) {
    return node instanceof ScalarNode scalar ? scalar.getValue() : null;
  }

  /**
   * @param at null if the finding is about the file as a whole
   */
  Finding finding(Node at, String message, String remedy) {
    int line = at == null ? 0 : at.getStartMark().getLine() + 1;
    int column = at == null ? 0 : at.getStartMark().getColumn() + 1;
    return new Finding(path.toString(), line, column, message, remedy);
  }

  private static Stream<NodeTuple> entries(Node node) {
    return nodes(node)
        .filter(MappingNode.class::isInstance)
        .flatMap(block -> ((MappingNode) block).getValue().stream());
  }

  private static Stream<Node> nodes(Node node) {
    Stream<Node> inner = Stream.empty();
    if (node instanceof MappingNode block) {
      inner = block.getValue().stream().flatMap(entry -> nodes(entry.getValueNode()));
    } else if (node instanceof SequenceNode list) {
      inner = list.getValue().stream().flatMap(YamlFile::nodes);
    }
    return Stream.concat(Stream.of(node), inner);
  }
}
