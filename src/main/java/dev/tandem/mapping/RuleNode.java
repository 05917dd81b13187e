package dev.tandem.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * One entry of {@code transform} in the file: a short text, or a name with a block of arguments.
 */
final class RuleNode {
  private static final Pattern SHORT = Pattern.compile("([^(]*)\\((.*)\\)", Pattern.DOTALL);
  private static final String REMEDY =
      "Write for example trim, truncate(30) or replace: { find: \"St.\", with: \"Street\" }.";

  private static final Map<String, Side> DIRECTIONS =
      Map.of("to-crm", Side.CRM, "to-erp", Side.ERP);

  private final Node node;
  private final Side only;

  private RuleNode(Node node, Side only) {
    this.node = node;
    this.only = only;
  }

  /** Entries of {@code transform}; those for one direction are unfolded. */
  static List<RuleNode> of(List<Node> entries) {
    return entries.stream().flatMap(RuleNode::of).toList();
  }

  private static Stream<RuleNode> of(Node entry) {
    boolean isDirected =
        entry instanceof MappingNode block
            && !block.getValue().isEmpty()
            && block.getValue().stream().map(MappingFile::key).allMatch(DIRECTIONS::containsKey);
    return isDirected
        ? ((MappingNode) entry).getValue().stream().flatMap(RuleNode::directed)
        : Stream.of(new RuleNode(entry, null));
  }

  private static Stream<RuleNode> directed(NodeTuple rules) {
    Side target = DIRECTIONS.get(MappingFile.key(rules));
    Node value = rules.getValueNode();
    return (value instanceof SequenceNode list ? list.getValue() : List.of(value))
        .stream().map(rule -> new RuleNode(rule, target));
  }

  /** The side to which it applies, or null = both. */
  Side only() {
    return only;
  }

  Node node() {
    return node;
  }

  /** The rule; empty where {@link #check} finds that it cannot be read. */
  Optional<TransformRule> rule() {
    return written().map(rule -> rule.onlyTo(only));
  }

  private Optional<TransformRule> written() {
    if (Scalar.isText(node)) {
      return Optional.of(shortRule(Scalar.text(node)));
    }
    return isNamedBlock() ? Optional.of(longRule()) : Optional.empty();
  }

  private static TransformRule shortRule(String text) {
    Matcher parts = SHORT.matcher(text.strip());
    return parts.matches()
        ? new TransformRule(
            parts.group(1).strip(), Map.of(TransformRule.BRACKETED, parts.group(2).strip()))
        : TransformRule.of(text.strip());
  }

  private TransformRule longRule() {
    Map<String, String> arguments = new LinkedHashMap<>();
    arguments()
        .forEach(
            argument -> {
              if (isArgument(argument)) {
                arguments.putIfAbsent(key(argument), Scalar.text(argument.getValueNode()));
              }
            });
    return new TransformRule(key(entry()), arguments);
  }

  /** Tells what is wrong with the form; which rules there are is not known here. */
  void check(Findings findings) {
    if (written().isEmpty()) {
      findings.add(node, "transform needs the name of a rule here.", REMEDY);
    } else if (isNamedBlock()) {
      checkArguments(findings);
    }
  }

  private void checkArguments(Findings findings) {
    Map<String, Node> seen = new LinkedHashMap<>();
    for (NodeTuple argument : arguments()) {
      if (!isArgument(argument)) {
        findings.add(
            argument.getKeyNode(),
            "An argument is a name with a plain value.",
            "Put texts into quotes; the empty text is \"\".");
      } else if (seen.putIfAbsent(key(argument), argument.getKeyNode()) != null) {
        findings.add(
            argument.getKeyNode(),
            "The argument " + key(argument) + " is here twice.",
            "Remove one of the two.");
      }
    }
  }

  /** Where a complaint belongs: at the value of the argument if there is one, else at the rule. */
  Node at(String argument) {
    return arguments().stream()
        .filter(tuple -> isArgument(tuple) && key(tuple).equals(argument))
        .map(NodeTuple::getValueNode)
        .findFirst()
        .orElse(node);
  }

  private boolean isNamedBlock() {
    return node instanceof MappingNode block
        && block.getValue().size() == 1
        && Scalar.isText(entry().getKeyNode())
        && entry().getValueNode() instanceof MappingNode;
  }

  private NodeTuple entry() {
    return ((MappingNode) node).getValue().get(0);
  }

  private List<NodeTuple> arguments() {
    return isNamedBlock() ? ((MappingNode) entry().getValueNode()).getValue() : List.of();
  }

  private static String key(NodeTuple tuple) {
    return Scalar.text(tuple.getKeyNode());
  }

  /** Blanks and the empty text are good arguments; only what is missing is none. */
  private static boolean isArgument(NodeTuple tuple) {
    return Scalar.isText(tuple.getKeyNode())
        && tuple.getValueNode() instanceof ScalarNode
        && !tuple.getValueNode().getTag().equals(Tag.NULL);
  }
}
