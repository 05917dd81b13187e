package dev.tandem.mapping;

import java.util.List;
import java.util.Optional;

/** Reads one row of {@code fields}. */
final class FieldReader {
  private final Direction direction;
  private final Toggle toggle;

  /** Rows without a direction have the mapping's. */
  FieldReader(Direction direction, Toggle toggle) {
    this.direction = direction;
    this.toggle = toggle;
  }

  FieldRule read(YamlBlock row) {
    return new FieldRule(
        row.text("erp"),
        row.text("crm"),
        row.word("direction", Direction.class, usualDirection(row)),
        row.value("constant"),
        row.texts("lookup"),
        row.has("lookup") ? row.word("take", Take.class, usualTake(row)) : null,
        row.word("onMissing", OnMissing.class, OnMissing.WAIT),
        row.flag("notNull", false),
        row.flag("createOnly", false),
        rules(row),
        row.pairs("values", "{ ERP value: CRM value, … }"),
        validation(row),
        row.word("onConflict", ConflictPolicy.class, null),
        row.text("bind"),
        toggle.read(row),
        row.text("reason"),
        row.line());
  }

  private static List<TransformRule> rules(YamlBlock row) {
    return RuleNode.of(row.items("transform")).stream()
        .map(RuleNode::rule)
        .flatMap(Optional::stream)
        .toList();
  }

  /** As the ERP names its properties: {@code currencyId}, but {@code currencyCode}. */
  private static Take usualTake(YamlBlock row) {
    return row.has("erp") && row.text("erp", "").endsWith("Id") ? Take.ID : Take.KEY;
  }

  private static Validation validation(YamlBlock row) {
    if (!row.has("validate")) {
      return Validation.NONE;
    }
    YamlBlock block = row.block("validate", Shape.VALIDATE);
    return new Validation(
        block.flag("required", false),
        block.has("maxLength") ? Integer.valueOf(block.wholeNumber("maxLength", 1)) : null,
        block.text("pattern"),
        block.number("min"),
        block.number("max"));
  }

  /** A constant can only flow to the side it names. */
  private Direction usualDirection(YamlBlock row) {
    if (!row.has("constant")) {
      return direction;
    }
    return row.has("crm") ? Direction.TO_CRM : Direction.TO_ERP;
  }
}
