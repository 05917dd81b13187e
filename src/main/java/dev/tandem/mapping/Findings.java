package dev.tandem.mapping;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Collects what is wrong in one file. */
final class Findings {
  private final String file;
  private final List<Finding> found = new ArrayList<>();
  private final Set<Node> takenOver = Collections.newSetFromMap(new IdentityHashMap<>());
  private Node source;
  private Findings original;

  Findings(String file) {
    this.file = file;
  }

  String file() {
    return file;
  }

  /** Where a node stands, for messages about others. */
  String place(Node node) {
    return file + ":" + line(node);
  }

  /**
   * Nodes of another file: what is wrong with them is said where that file is named.
   *
   * @param nodes the outermost of them
   * @param source where that file is named
   * @param original what is wrong with that file by itself
   */
  void takesOver(Node nodes, Node source, Findings original) {
    this.source = source;
    this.original = original;
    takesOver(nodes);
  }

  private void takesOver(Node node) {
    takenOver.add(node);
    if (node instanceof MappingNode block) {
      for (NodeTuple entry : block.getValue()) {
        takesOver(entry.getKeyNode());
        takesOver(entry.getValueNode());
      }
    } else if (node instanceof SequenceNode list) {
      list.getValue().forEach(this::takesOver);
    }
  }

  private boolean isEmpty() {
    return found.isEmpty() && (original == null || original.isEmpty());
  }

  int line(Node node) {
    return mark(node).getLine() + 1;
  }

  private Mark mark(Node node) {
    return (takenOver.contains(node) ? source : node).getStartMark();
  }

  /** What the other file says about itself is not said again. */
  void add(Node node, String message, String remedy) {
    if (!takenOver.contains(node) || original.isEmpty()) {
      add(mark(node), message, remedy);
    }
  }

  void add(Mark mark, String message, String remedy) {
    found.add(new Finding(file, mark.getLine() + 1, mark.getColumn() + 1, message, remedy));
  }

  void addToFile(String message, String remedy) {
    found.add(Finding.ofFile(file, message, remedy));
  }

  List<Finding> all() {
    return List.copyOf(found);
  }
}
