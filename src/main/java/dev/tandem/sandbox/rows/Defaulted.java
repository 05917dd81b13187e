package dev.tandem.sandbox.rows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tandem.sandbox.model.Column;
import java.math.BigDecimal;

/** The default that a model file gives as text, in the column's type. */
public final class Defaulted {
  private Defaulted() {}

  public static Object value(Column column) {
    String text = column.defaultText();
    JsonNode node =
        switch (column.type()) {
          case BOOL -> BooleanNode.valueOf(Boolean.parseBoolean(text));
          case INT, LONG, OPTION, DECIMAL, DOUBLE -> DecimalNode.valueOf(new BigDecimal(text));
          default -> TextNode.valueOf(text);
        };
    return ValueCodec.decode(column, node);
  }
}
