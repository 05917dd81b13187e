package dev.tandem.mapping;

import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/** Reads and checks the key {@code compose} of a table. */
final class ComposeReader {
  private static final String REMEDY =
      "Write { unit: { key: [number, code] } }, or { fullName: { personName: [first, middle, last] } }.";
  private static final int PARTS_OF_A_NAME = 3;

  private final YamlBlock table;
  private final Findings findings;

  ComposeReader(YamlBlock table, Findings findings) {
    this.table = table;
    this.findings = findings;
  }

  /** Those that are right. */
  List<Composition> read() {
    List<Composition> compositions = new ArrayList<>();
    if (table.at("compose") instanceof MappingNode block && table.has("compose")) {
      for (NodeTuple entry : block.getValue()) {
        read(entry, compositions);
      }
    }
    return compositions;
  }

  private static void read(NodeTuple entry, List<Composition> into) {
    if (!(entry.getValueNode() instanceof MappingNode block)
        || !Scalar.isText(entry.getKeyNode())) {
      return;
    }
    YamlBlock parts = YamlBlock.of(block, Shape.COMPOSITION, new Findings(""));
    for (Composition.Kind kind : Composition.Kind.values()) {
      if (parts.has(kind.word())) {
        into.add(new Composition(Scalar.text(entry.getKeyNode()), kind, parts.texts(kind.word())));
      }
    }
  }

  void check() {
    if (!table.has("compose")) {
      return;
    }
    if (table.at("compose") instanceof MappingNode block) {
      block.getValue().forEach(this::check);
    } else {
      table.complain("compose", "compose must be a block.", REMEDY);
    }
  }

  private void check(NodeTuple entry) {
    Node value = entry.getValueNode();
    YamlBlock parts = YamlBlock.of(value, Shape.COMPOSITION, findings);
    List<String> kinds = Shape.COMPOSITION.keys().stream().filter(parts::has).toList();
    if (kinds.size() != 1) {
      findings.add(value, "What is composed must be a key or a person's name.", REMEDY);
      return;
    }
    int count = parts.texts(kinds.get(0)).size();
    boolean isName = kinds.get(0).equals(Composition.Kind.PERSON_NAME.word());
    if (isName ? count != PARTS_OF_A_NAME : count < 2) {
      findings.add(
          value,
          isName ? "A person's name has three parts." : "A key is composed of two parts or more.",
          REMEDY);
    }
  }

  /** A key is only read. */
  static void checkWrites(Draft draft) {
    List<FieldRule> rules = draft.mapping().fields();
    for (int i = 0; i < rules.size(); i++) {
      for (Side side : Side.values()) {
        FieldRule rule = rules.get(i);
        if (rule.on(side) != null && rule.direction().flowsTo(side)) {
          checkWrite(draft.mapping().on(side), rule.on(side), draft.rows().get(i), side);
        }
      }
    }
  }

  private static void checkWrite(Table table, String property, YamlBlock row, Side side) {
    table
        .composed(property)
        .filter(composition -> !composition.isWritable())
        .ifPresent(
            composition ->
                row.complain(
                    side.code(),
                    property + " is composed of several properties and cannot be written.",
                    "Write direction: to-" + side.other().code() + " in this row."));
  }
}
