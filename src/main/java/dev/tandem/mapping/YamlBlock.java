package dev.tandem.mapping;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * One block of a mapping file. Reads are lenient: what is missing or wrong becomes a finding and a
 * default, so that one pass finds everything.
 */
final class YamlBlock {
  private static final String NO_VALUE_REMEDY = "Write a value, or remove the key.";

  private final Node node;
  private final Map<String, Node> values;
  private final Findings findings;

  private YamlBlock(Node node, Map<String, Node> values, Findings findings) {
    this.node = node;
    this.values = values;
    this.findings = findings;
  }

  static YamlBlock of(Node node, Shape shape, Findings findings) {
    if (!(node instanceof MappingNode block)) {
      findings.add(
          node,
          "Here must be a block of keys.",
          "Write some of these, each as key: value: " + String.join(", ", shape.keys()) + ".");
      return new YamlBlock(node, Map.of(), findings);
    }
    return new YamlBlock(node, entries(block, shape, findings), findings);
  }

  private static Map<String, Node> entries(MappingNode block, Shape shape, Findings findings) {
    Map<String, Node> entries = new LinkedHashMap<>();
    for (NodeTuple entry : block.getValue()) {
      Node key = entry.getKeyNode();
      String name = Scalar.isText(key) ? Scalar.text(key) : "?";
      if (!shape.keys().contains(name)) {
        findings.add(key, "Unknown key " + name + ".", Spelling.remedy(name, shape.keys()));
      } else if (entries.putIfAbsent(name, entry.getValueNode()) != null) {
        findings.add(key, "The key " + name + " is here twice.", "Remove one of the two.");
      }
    }
    return entries;
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  /** Where a key's value is, for findings; the block itself if the key is absent. */
  Node at(String key) {
    return values.getOrDefault(key, node);
  }

  /** Where a key of an inner block is; the inner block itself if the key is absent. */
  Node at(String key, String inner) {
    return at(key) instanceof MappingNode block
        ? block.getValue().stream()
            .filter(e -> e.getKeyNode() instanceof ScalarNode name && name.getValue().equals(inner))
            .map(NodeTuple::getValueNode)
            .findFirst()
            .orElse(block)
        : at(key);
  }

  /** A finding at the value of a key; at the block itself if the key is absent. */
  void complain(String key, String message, String remedy) {
    findings.add(at(key), message, remedy);
  }

  int line() {
    return findings.line(node);
  }

  void require(String... keys) {
    Stream.of(keys)
        .filter(key -> !has(key))
        .forEach(key -> findings.add(node, "The key " + key + " is missing.", "Add " + key + ":."));
  }

  String text(String key) {
    return text(key, null);
  }

  String text(String key, String otherwise) {
    return has(key) && isText(at(key), key) ? Scalar.text(at(key)) : otherwise;
  }

  Object value(String key) {
    return has(key) && isText(at(key), key) ? Scalar.value(at(key)) : null;
  }

  boolean flag(String key, boolean otherwise) {
    Object value = value(key);
    if (value == null || value instanceof Boolean) {
      return value == null ? otherwise : (Boolean) value;
    }
    findings.add(at(key), key + " cannot be " + value + ".", "Write true or false.");
    return otherwise;
  }

  int wholeNumber(String key, int otherwise) {
    String text = text(key);
    if (text == null || text.matches("-?\\d{1,9}")) {
      return text == null ? otherwise : Integer.parseInt(text);
    }
    findings.add(at(key), key + " cannot be " + text + ".", "Write a whole number.");
    return otherwise;
  }

  BigDecimal number(String key) {
    Object value = value(key);
    if (value == null || value instanceof BigDecimal) {
      return (BigDecimal) value;
    }
    findings.add(at(key), key + " cannot be " + value + ".", "Write a number.");
    return null;
  }

  /** A word of a fixed list: TO_CRM is written {@code to-crm}. */
  <E extends Enum<E>> E word(String key, Class<E> words, E otherwise) {
    String text = text(key);
    if (text == null) {
      return otherwise;
    }
    List<String> known = Stream.of(words.getEnumConstants()).map(YamlBlock::code).toList();
    if (known.contains(text)) {
      return words.getEnumConstants()[known.indexOf(text)];
    }
    findings.add(at(key), key + " cannot be " + text + ".", Spelling.remedy(text, known));
    return otherwise;
  }

  static String code(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A list of texts; a single text counts as a list of one. */
  List<String> texts(String key) {
    return items(key).stream().filter(item -> isText(item, key)).map(Scalar::text).toList();
  }

  List<Node> items(String key) {
    if (!has(key)) {
      return List.of();
    }
    return at(key) instanceof SequenceNode list ? list.getValue() : List.of(at(key));
  }

  /** Free keys with plain values. */
  Map<String, Object> pairs(String key, String example) {
    if (!has(key)) {
      return Map.of();
    }
    Map<String, Object> pairs = new LinkedHashMap<>();
    if (at(key) instanceof MappingNode block) {
      block.getValue().forEach(entry -> addPair(pairs, entry, key));
    } else {
      findings.add(at(key), key + " must be pairs.", "Write " + example + ".");
    }
    return pairs;
  }

  private void addPair(Map<String, Object> pairs, NodeTuple entry, String key) {
    Node from = entry.getKeyNode();
    Node to = entry.getValueNode();
    if (isText(from, key)
        && isText(to, key)
        && pairs.putIfAbsent(Scalar.text(from), Scalar.value(to)) != null) {
      findings.add(from, key + " has " + Scalar.text(from) + " twice.", "Remove one of the two.");
    }
  }

  /** An inner block; one without entries if the key is absent. */
  YamlBlock block(String key, Shape shape) {
    return has(key) ? of(at(key), shape, findings) : new YamlBlock(node, Map.of(), findings);
  }

  List<YamlBlock> blocks(String key, Shape shape) {
    if (has(key) && !(at(key) instanceof SequenceNode)) {
      findings.add(at(key), key + " must be a list.", "Start each entry with a dash.");
      return List.of();
    }
    return blocks(items(key), shape);
  }

  /** A list of lists of blocks. */
  List<List<YamlBlock>> groups(String key, Shape shape) {
    List<List<YamlBlock>> groups = new ArrayList<>();
    for (Node item : items(key)) {
      if (item instanceof SequenceNode group) {
        groups.add(blocks(group.getValue(), shape));
      } else {
        findings.add(
            item, key + " must be a list of lists.", "Write - [ { erp: …, crm: … } ] per group.");
      }
    }
    return groups;
  }

  private List<YamlBlock> blocks(List<Node> items, Shape shape) {
    return items.stream().map(item -> of(item, shape, findings)).toList();
  }

  private boolean isText(Node value, String key) {
    if (!Scalar.isText(value)) {
      findings.add(value, key + " has no plain value.", NO_VALUE_REMEDY);
    }
    return Scalar.isText(value);
  }
}
