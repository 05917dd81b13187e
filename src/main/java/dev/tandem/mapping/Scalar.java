package dev.tandem.mapping;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Plain values of YAML. Only {@code true}, {@code false} and plain decimal numbers are more than
 * text, so that the country code NO stays a text.
 */
final class Scalar {
  private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?");

  private Scalar() {}

  static boolean isText(Node node) {
    return node instanceof ScalarNode && !node.getTag().equals(Tag.NULL) && !text(node).isBlank();
  }

  static String text(Node node) {
    return ((ScalarNode) node).getValue();
  }

  /** The value as a field value: String, BigDecimal or Boolean. */
  static Object value(Node node) {
    String text = text(node);
    if (node.getTag().equals(Tag.STR)) {
      return text;
    }
    if (text.equals("true") || text.equals("false")) {
      return Boolean.valueOf(text);
    }
    return NUMBER.matcher(text).matches() ? new BigDecimal(text) : text;
  }
}
