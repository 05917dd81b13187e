package dev.tandem.app;

import dev.tandem.mapping.FieldRule;
import dev.tandem.mapping.Finding;
import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Side;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.Node;

/** Where the words of a mapping stand in its file, for messages that name line and column. */
final class MappingPlaces {
  private final YamlFile file;

  private MappingPlaces(YamlFile file) {
    this.file = file;
  }

  static MappingPlaces of(Mapping mapping) {
    try {
      return new MappingPlaces(YamlFile.read(Path.of(mapping.file())).orElseThrow());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A place that findings can be about. */
  record Place(YamlFile file, Node node) {
    Finding finding(String message, String remedy) {
      return file.finding(node, message, remedy);
    }
  }

  /** A key of the block {@code erp} or {@code crm}; the block if its value is a default. */
  Place ofTable(Side side, String key) {
    Node block = YamlFile.value(file.root(), side.code()).orElse(elsewhere());
    return new Place(file, YamlFile.value(block, key).orElse(block));
  }

  Finding ofTable(Side side, String key, String message, String remedy) {
    return ofTable(side, key).finding(message, remedy);
  }

  Place ofMatch(Side side, String property) {
    Optional<Node> match = YamlFile.value(file.root(), "match");
    return new Place(
        file,
        match.stream()
            .flatMap(node -> YamlFile.under(node, side.code()))
            .filter(node -> property.equals(YamlFile.text(node)))
            .findFirst()
            .orElse(elsewhere()));
  }

  /** Where templates name a property: as the key of a value, or in a condition. */
  Place ofTemplates(String property) {
    Optional<Node> templates = YamlFile.value(file.root(), "templates");
    return new Place(
        file,
        templates.stream()
            .flatMap(
                node ->
                    Stream.concat(
                        YamlFile.under(node, property),
                        YamlFile.under(node, "when")
                            .filter(when -> YamlFile.text(when).contains(property))))
            .findFirst()
            .orElse(elsewhere()));
  }

  Place ofField(Side side, FieldRule rule) {
    Optional<Node> fields = YamlFile.value(file.root(), "fields");
    return new Place(
        file,
        fields.stream()
            .flatMap(node -> YamlFile.under(node, side.code()))
            .filter(node -> rule.on(side).equals(YamlFile.text(node)))
            .filter(node -> node.getStartMark().getLine() + 1 >= rule.line())
            .findFirst()
            .orElse(elsewhere()));
  }

  /** What the file does not have itself, it has from the mapping that it extends. */
  private Node elsewhere() {
    return YamlFile.value(file.root(), "extends").orElse(file.root());
  }
}
