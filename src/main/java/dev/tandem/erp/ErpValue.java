package dev.tandem.erp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.sync.FieldsJson;
import java.math.BigDecimal;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values of the ERP: it knows no null, but an empty value of each type; enum texts are escaped. */
final class ErpValue {
  private static final String BLANK = "_x0020_";
  private static final String ZERO_GUID = "00000000-0000-0000-0000-000000000000";
  private static final String NO_DATE = "0001-01-01";
  private static final String NO_TIME = "0001-01-01T00:00:00Z";
  private static final Set<String> EMPTY = Set.of("", " ", BLANK, ZERO_GUID, NO_DATE, NO_TIME);
  private static final Pattern ESCAPE = Pattern.compile("_x(\\p{XDigit}{4})_");
  private static final Pattern SPECIAL = Pattern.compile("[^\\p{L}\\p{N}_]");

  private ErpValue() {}

  static Object read(PropertyKind kind, JsonNode json) {
    Object value = FieldsJson.value(json);
    if (!(value instanceof String text)) {
      return value;
    }
    if (EMPTY.contains(text)) {
      return null;
    }
    return kind == PropertyKind.ENUM ? unescape(text) : text;
  }

  static void write(ObjectNode body, String name, PropertyKind kind, Object value) {
    if (value instanceof BigDecimal number) {
      body.put(name, number);
    } else if (value instanceof Boolean flag) {
      body.put(name, flag);
    } else if (value instanceof String text) {
      body.put(name, kind == PropertyKind.ENUM ? escape(text) : text);
    } else {
      writeEmpty(body, name, kind);
    }
  }

  private static void writeEmpty(ObjectNode body, String name, PropertyKind kind) {
    switch (kind) {
      case NUMBER -> body.put(name, BigDecimal.ZERO);
      case FLAG -> body.put(name, false);
      case GUID -> body.put(name, ZERO_GUID);
      case DATE -> body.put(name, NO_DATE);
      case DATE_TIME -> body.put(name, NO_TIME);
      case ENUM -> body.put(name, BLANK);
      case TEXT -> body.put(name, "");
    }
  }

  /** {@code In_x0020_Review} is {@code In Review}. */
  private static String unescape(String text) {
    return ESCAPE
        .matcher(text)
        .replaceAll(
            m -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(m.group(1), 16))));
  }

  private static String escape(String text) {
    return SPECIAL.matcher(text).replaceAll(m -> "_x%04X_".formatted((int) m.group().charAt(0)));
  }
}
