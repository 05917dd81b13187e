package dev.tandem.mapping;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Lays a mapping file over the one that it extends. */
final class Overlay {
  private static final Set<String> NOT_TAKEN_OVER = Set.of("name", "aliases", "extends", "lookups");
  private static final Set<String> JOINED = Set.of("erp", "crm", "create", "templates");

  private final MappingNode own;
  private final Redirection lookups;

  Overlay(MappingNode own, Findings findings) {
    this.own = own;
    this.lookups = new Redirection(MappingFile.value(own, "lookups"), findings);
  }

  /** Own keys replace inherited ones; tables, templates and fields are joined. */
  MappingNode over(MappingNode inherited) {
    List<NodeTuple> taken =
        inherited.getValue().stream()
            .filter(entry -> !NOT_TAKEN_OVER.contains(MappingFile.key(entry)))
            .map(this::redirected)
            .toList();
    lookups.complainOfUnused();
    return joined(own, taken, true);
  }

  private NodeTuple redirected(NodeTuple entry) {
    return switch (MappingFile.key(entry)) {
      case "dependsOn" -> new NodeTuple(entry.getKeyNode(), lookups.names(entry.getValueNode()));
      case "fields" -> new NodeTuple(entry.getKeyNode(), lookups.rows(entry.getValueNode()));
      default -> entry;
    };
  }

  /** All own entries, also wrong ones, and those of the others whose keys are not here. */
  private MappingNode joined(MappingNode block, List<NodeTuple> others, boolean isRoot) {
    Map<String, NodeTuple> missing = new LinkedHashMap<>();
    others.forEach(entry -> missing.put(MappingFile.key(entry), entry));
    List<NodeTuple> entries = new ArrayList<>();
    for (NodeTuple entry : block.getValue()) {
      NodeTuple other = missing.remove(MappingFile.key(entry));
      entries.add(other == null || !isRoot ? entry : joined(entry, other.getValueNode()));
    }
    entries.addAll(missing.values());
    return new MappingNode(
        block.getTag(),
        true,
        entries,
        block.getStartMark(),
        block.getEndMark(),
        block.getFlowStyle());
  }

  private NodeTuple joined(NodeTuple entry, Node other) {
    String key = MappingFile.key(entry);
    Node value = entry.getValueNode();
    if (JOINED.contains(key)
        && value instanceof MappingNode block
        && other instanceof MappingNode below) {
      return new NodeTuple(entry.getKeyNode(), joined(block, below.getValue(), false));
    }
    return key.equals("fields")
            && value instanceof SequenceNode rows
            && other instanceof SequenceNode below
        ? new NodeTuple(entry.getKeyNode(), joined(rows, below.getValue()))
        : entry;
  }

  /** Own rows stand where the row of the same pair stood; new ones come last. */
  private SequenceNode joined(SequenceNode rows, List<Node> below) {
    Map<String, List<Node>> ownRows = new LinkedHashMap<>();
    rows.getValue()
        .forEach(row -> ownRows.computeIfAbsent(pair(row), pair -> new ArrayList<>()).add(row));
    List<Node> all = new ArrayList<>();
    Set<String> placed = new HashSet<>();
    for (Node row : below) {
      String pair = pair(row);
      if (!ownRows.containsKey(pair)) {
        all.add(row);
      } else if (placed.add(pair)) {
        all.addAll(ownRows.get(pair));
      }
    }
    ownRows.forEach((pair, own) -> all.addAll(placed.contains(pair) ? List.of() : own));
    return new SequenceNode(
        rows.getTag(), true, all, rows.getStartMark(), rows.getEndMark(), rows.getFlowStyle());
  }

  private static String pair(Node row) {
    return side(row, "erp") + " = " + side(row, "crm");
  }

  private static String side(Node row, String side) {
    return MappingFile.value(row, side).filter(Scalar::isText).map(Scalar::text).orElse("");
  }
}
