package dev.tandem.sandbox.crm;

import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tandem.odata.filter.TextRule;
import dev.tandem.odata.filter.ValueOrder;
import dev.tandem.sandbox.http.ApiException;
import dev.tandem.sandbox.http.Segment;
import dev.tandem.sandbox.model.Column;
import dev.tandem.sandbox.model.ColumnType;
import dev.tandem.sandbox.model.EntityModel;
import dev.tandem.sandbox.rows.Reference;
import dev.tandem.sandbox.rows.Row;
import dev.tandem.sandbox.rows.Table;
import dev.tandem.sandbox.rows.ValueCodec;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Finds rows by what stands in the parentheses of an address: a guid or an alternate key. */
final class CrmKeys {
  private static final ValueOrder ORDER = new ValueOrder(TextRule.IGNORE_CASE);

  private CrmKeys() {}

  /** The guid in the parentheses, or null when they hold an alternate key. */
  static UUID guid(EntityModel model, Segment segment) {
    String text = segment.arguments().strip();
    if (text.startsWith(model.key() + "=")) {
      text = text.substring(model.key().length() + 1);
    }
    if (text.indexOf('=') > 0) {
      return null;
    }
    try {
      return UUID.fromString(Segment.unquoted(text));
    } catch (IllegalArgumentException e) {
      throw new ApiException(
          400, "0x0", "'" + text + "' is no guid and no alternate key of " + model.type() + ".");
    }
  }

  /** The columns and values of an alternate key that is defined for the table. */
  static Map<Column, Object> alternateKey(EntityModel model, Segment segment) {
    Map<Column, Object> values = new LinkedHashMap<>();
    segment
        .named()
        .forEach(
            (name, text) -> {
              Column column = CrmView.column(model, name);
              if (column == null) {
                throw CrmErrors.keyNotDefined(model, name);
              }
              values.put(column, value(column, text));
            });
    boolean defined =
        model.shape().alternateKeys().stream()
            .anyMatch(
                key ->
                    key.size() == values.size()
                        && values.keySet().stream().allMatch(c -> key.contains(c.name())));
    if (!defined) {
      throw CrmErrors.keyNotDefined(model, segment.arguments());
    }
    return values;
  }

  private static Object value(Column column, String text) {
    if (column.type() == ColumnType.LOOKUP) {
      return new Reference(column.targets().get(0), UUID.fromString(text));
    }
    boolean number = column.type() != ColumnType.TEXT && text.matches("-?\\d+(\\.\\d+)?");
    return ValueCodec.decode(
        column, number ? DecimalNode.valueOf(new BigDecimal(text)) : TextNode.valueOf(text));
  }

  /** The row of the address, or null. */
  static Row find(Table table, Segment segment) {
    UUID id = guid(table.model(), segment);
    return id != null ? table.get(id) : find(table, alternateKey(table.model(), segment));
  }

  static Row find(Table table, Map<Column, Object> key) {
    Map.Entry<Column, Object> first = key.entrySet().iterator().next();
    Collection<Row> candidates = table.equalTo(first.getKey(), first.getValue());
    for (Row row : candidates) {
      if (key.entrySet().stream().allMatch(e -> same(row.get(e.getKey()), e.getValue()))) {
        return row;
      }
    }
    return null;
  }

  static boolean same(Object left, Object right) {
    return left instanceof Reference || right instanceof Reference
        ? left != null && left.equals(right)
        : ORDER.equal(left, right);
  }

  static Row require(Table table, Segment segment) {
    Row row = find(table, segment);
    if (row != null) {
      return row;
    }
    UUID id = guid(table.model(), segment);
    throw id == null ? CrmErrors.noRowWithKey(table.model()) : CrmErrors.noRow(table.model(), id);
  }
}
