package dev.tandem.sync.transform;

import dev.tandem.mapping.Side;
import java.math.BigDecimal;
import java.util.Map;

/**
 * Fixed translations of a field: key {@code values}. What the table does not have is left to the
 * transformation after it.
 *
 * @param toCrm ERP value as text to CRM value
 * @param otherwise what happens to other values
 */
record ValueTable(Map<String, Object> toCrm, Transformation otherwise) implements Transformation {

  /** Refuses what the table does not have. */
  static ValueTable only(Map<String, Object> toCrm) {
    return new ValueTable(
        toCrm,
        (value, target) ->
            Result.failed(
                "There is no translation for \"" + text(value) + "\".",
                "Correct the value, or add it under values: of this field in the mapping file."));
  }

  @Override
  public Result apply(Object value, Side target) {
    if (value == null) {
      return Result.of(null);
    }
    Object found = target == Side.CRM ? toCrm.get(text(value)) : erpValue(value);
    return found == null ? otherwise.apply(value, target) : Result.of(found);
  }

  private String erpValue(Object crm) {
    return toCrm.entrySet().stream()
        .filter(entry -> text(entry.getValue()).equals(text(crm)))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }

  private static String text(Object value) {
    if (value instanceof BigDecimal number) {
      return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
    return value.toString();
  }
}
