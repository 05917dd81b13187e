package dev.tandem.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/** Reads and checks the key {@code compose} of a table. */
final class ComposeReader {
  private static final String REMEDY =
      "Write { unit: \"{number}|{code}\" }, { unit: { text: \"{number}|{code}\", writes: code } } or"
          + " { whole: { personName: [first, middle, last] } }.";
  private static final String PERSON_NAME = "personName";
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
    for (NodeTuple entry : entries()) {
      composition(entry, new Findings("")).ifPresent(compositions::add);
    }
    return compositions;
  }

  void check() {
    if (table.has("compose") && !(table.at("compose") instanceof MappingNode)) {
      table.complain("compose", "compose must be a block.", REMEDY);
    }
    for (NodeTuple entry : entries()) {
      if (composition(entry, findings).isEmpty()) {
        findings.add(
            entry.getValueNode(),
            "What is composed must be a text with {properties} in it, one of which may be written, or a"
                + " person's name of three.",
            REMEDY);
      }
    }
  }

  private List<NodeTuple> entries() {
    return table.has("compose") && table.at("compose") instanceof MappingNode block
        ? block.getValue()
        : List.of();
  }

  private static Optional<Composition> composition(NodeTuple entry, Findings findings) {
    String name = MappingFile.key(entry);
    Node value = entry.getValueNode();
    if (Scalar.isText(value)) {
      return Optional.of(Composition.ofText(name, Scalar.text(value), null))
          .filter(c -> !c.parts().isEmpty());
    }
    if (!(value instanceof MappingNode)) {
      return Optional.empty();
    }
    YamlBlock block = YamlBlock.of(value, Shape.COMPOSITION, findings);
    return block.has("text")
        ? Optional.of(Composition.ofText(name, block.text("text"), block.text("writes")))
            .filter(c -> c.parts().contains(c.writes()))
        : Optional.of(block.texts(PERSON_NAME))
            .filter(parts -> parts.size() == PARTS_OF_A_NAME)
            .map(parts -> Composition.ofPerson(name, parts));
  }

  /** A text is only read. */
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
    if (property.contains("/")) {
      row.complain(
          side.code(),
          property + " is a property of another record and cannot be written.",
          "Write direction: to-" + side.other().code() + " in this row.");
    }
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
