package dev.tandem.sandbox.erp;

import dev.tandem.sandbox.model.Column;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** What stands for no value, type by type; Business Central knows no nulls. */
final class Blank {
  static final UUID GUID = new UUID(0, 0);
  private static final LocalDate DATE = LocalDate.of(1, 1, 1);
  private static final Instant TIME = Instant.parse("0001-01-01T00:00:00Z");

  private Blank() {}

  static Object of(Column column) {
    return switch (column.type()) {
      case GUID, LOOKUP -> GUID;
      case DATE -> DATE;
      case DATETIME -> TIME;
      case INT, OPTION -> 0;
      case LONG -> 0L;
      case DECIMAL -> BigDecimal.ZERO;
      case DOUBLE -> 0.0;
      case BOOL -> Boolean.FALSE;
      case ENUM -> column.members().isEmpty() ? " " : column.members().get(0);
      default -> "";
    };
  }

  /** The value as it is stored: null instead of a blank one. */
  static Object stored(Object value) {
    boolean blank =
        value == null
            || value.equals("")
            || value.equals(GUID)
            || value.equals(DATE)
            || value.equals(TIME);
    return blank ? null : value;
  }
}
