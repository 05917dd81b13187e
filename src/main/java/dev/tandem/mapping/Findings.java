package dev.tandem.mapping;

import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;

/** Collects what is wrong in one file. */
final class Findings {
  private final String file;
  private final List<Finding> found = new ArrayList<>();

  Findings(String file) {
    this.file = file;
  }

  String file() {
    return file;
  }

  /** Where a node stands, for messages about others. */
  String place(Node node) {
    return file + ":" + (node.getStartMark().getLine() + 1);
  }

  void add(Node node, String message, String remedy) {
    add(node.getStartMark(), message, remedy);
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
