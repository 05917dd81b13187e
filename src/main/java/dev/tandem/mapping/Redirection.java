package dev.tandem.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The key {@code lookups}: which mappings a copy refers to instead of those of its original. */
final class Redirection {
  private final Map<String, NodeTuple> targets = new LinkedHashMap<>();
  private final Set<String> met = new TreeSet<>();
  private final Findings findings;
  private final Node at;

  Redirection(Optional<Node> lookups, Findings findings) {
    this.findings = findings;
    this.at = lookups.orElse(null);
    lookups.ifPresent(this::read);
  }

  private void read(Node lookups) {
    if (!(lookups instanceof MappingNode block)) {
      findings.add(lookups, "lookups must be pairs.", "Write { CURRENCY: CURRENCY-FR, … }.");
      return;
    }
    for (NodeTuple entry : block.getValue()) {
      if (Scalar.isText(entry.getKeyNode()) && Scalar.isText(entry.getValueNode())) {
        targets.put(MappingFile.key(entry), entry);
      } else {
        findings.add(
            entry.getKeyNode(), "lookups names one mapping each.", "Write CURRENCY: CURRENCY-FR.");
      }
    }
  }

  /** A list of mappings, or a single one. */
  Node names(Node names) {
    return names instanceof SequenceNode list
        ? list(list, list.getValue().stream().map(this::name).toList())
        : name(names);
  }

  /** The rows of {@code fields}. */
  Node rows(Node rows) {
    return rows instanceof SequenceNode list
        ? list(list, list.getValue().stream().map(this::row).toList())
        : rows;
  }

  private Node row(Node row) {
    Optional<Node> lookup = MappingFile.value(row, "lookup");
    if (lookup.isEmpty() || names(lookup.get()) == lookup.get()) {
      return row;
    }
    MappingNode block = (MappingNode) row;
    List<NodeTuple> entries = new ArrayList<>();
    for (NodeTuple entry : block.getValue()) {
      entries.add(
          MappingFile.key(entry).equals("lookup")
              ? new NodeTuple(entry.getKeyNode(), names(entry.getValueNode()))
              : entry);
    }
    return new MappingNode(
        block.getTag(), true, entries, at.getStartMark(), at.getEndMark(), block.getFlowStyle());
  }

  /** What is changed stands where the change is written. */
  private SequenceNode list(SequenceNode list, List<Node> items) {
    return list.getValue().equals(items)
        ? list
        : new SequenceNode(
            list.getTag(), true, items, at.getStartMark(), at.getEndMark(), list.getFlowStyle());
  }

  /** The node of the other name, so that findings point at it; else the node itself. */
  private Node name(Node name) {
    if (!Scalar.isText(name)) {
      return name;
    }
    met.add(Scalar.text(name));
    NodeTuple target = targets.get(Scalar.text(name));
    return target == null ? name : target.getValueNode();
  }

  void complainOfUnused() {
    targets.forEach(
        (name, entry) -> {
          if (!met.contains(name)) {
            findings.add(
                entry.getKeyNode(),
                "Nothing that is taken over refers to " + name + ".",
                Spelling.remedy(name, met));
          }
        });
  }
}
