package dev.tandem.mapping;

import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/**
 * A mapping file as it was read, alone or with all that it takes over.
 *
 * @param root its outermost node
 * @param text its text, for the revision
 * @param findings what is wrong with it so far
 */
record MappingFile(Node root, String text, Findings findings) {

  /** The name that the file's mapping must have. */
  String name() {
    return MappingFolder.nameOf(findings.file());
  }

  /** The name of the mapping that it extends. */
  Optional<Node> parent() {
    return value(root, "extends").filter(Scalar::isText);
  }

  /** The value of a key of a block. */
  static Optional<Node> value(Node block, String key) {
    return block instanceof MappingNode keys
        ? keys.getValue().stream()
            .filter(entry -> key.equals(key(entry)))
            .map(NodeTuple::getValueNode)
            .findFirst()
        : Optional.empty();
  }

  /** The key of an entry; empty if it is no text. */
  static String key(NodeTuple entry) {
    return Scalar.isText(entry.getKeyNode()) ? Scalar.text(entry.getKeyNode()) : "";
  }
}
