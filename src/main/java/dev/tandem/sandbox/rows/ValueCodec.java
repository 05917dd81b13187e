package dev.tandem.sandbox.rows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.tandem.sandbox.model.Column;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * Values between JSON and rows, by column type. Text limits and the like are not its business; what
 * does not fit the type is an IllegalArgumentException or a DateTimeException.
 */
public final class ValueCodec {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private ValueCodec() {}

  public static Object decode(Column column, JsonNode node) {
    if (node == null || node.isNull() || node.isMissingNode()) {
      return null;
    }
    return switch (column.type()) {
      case TEXT, MEMO, CODE, ENUM, DATEFORMULA, MEDIA -> text(node);
      case INT, OPTION -> integer(node);
      case LONG -> number(node).longValueExact();
      case DECIMAL -> scaled(column, number(node));
      case DOUBLE -> number(node).doubleValue();
      case BOOL -> bool(node);
      case GUID -> UUID.fromString(text(node));
      case DATE -> date(text(node));
      case DATETIME -> dateTime(text(node));
      case LOOKUP -> Reference.parse(text(node));
    };
  }

  public static JsonNode encode(Object value) {
    if (value == null) {
      return NullNode.instance;
    }
    if (value instanceof Integer number) {
      return NODES.numberNode(number);
    }
    if (value instanceof Long number) {
      return NODES.numberNode(number);
    }
    if (value instanceof BigDecimal number) {
      return NODES.numberNode(number);
    }
    if (value instanceof Double number) {
      return NODES.numberNode(number);
    }
    return value instanceof Boolean flag
        ? NODES.booleanNode(flag)
        : NODES.textNode(value.toString());
  }

  private static String text(JsonNode node) {
    require(node.isTextual(), "a text", node);
    return node.textValue();
  }

  private static BigDecimal number(JsonNode node) {
    require(node.isNumber(), "a number", node);
    return node.decimalValue();
  }

  private static Integer integer(JsonNode node) {
    return number(node).intValueExact();
  }

  private static Boolean bool(JsonNode node) {
    require(node.isBoolean(), "true or false", node);
    return node.booleanValue();
  }

  private static void require(boolean fits, String expected, JsonNode node) {
    if (!fits) {
      throw new IllegalArgumentException("expected " + expected + " but found " + node);
    }
  }

  private static BigDecimal scaled(Column column, BigDecimal value) {
    BigDecimal scaled =
        column.scale() >= 0 && value.scale() > column.scale()
            ? value.setScale(column.scale(), RoundingMode.HALF_UP)
            : value;
    BigDecimal plain = scaled.stripTrailingZeros();
    return plain.scale() < 0 ? plain.setScale(0) : plain;
  }

  private static LocalDate date(String text) {
    return LocalDate.parse(
        text.length() > 10 && text.charAt(10) == 'T' ? text.substring(0, 10) : text);
  }

  private static Instant dateTime(String text) {
    return text.length() == 10
        ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
        : OffsetDateTime.parse(text).toInstant();
  }
}
