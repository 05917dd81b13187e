package dev.tandem.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tandem.sync.FieldConflict;
import dev.tandem.sync.Fields;
import dev.tandem.sync.FieldsJson;
import java.util.List;

/** Values that are kept as JSON text in one column. */
final class StoredJson {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private StoredJson() {}

  static String text(Fields fields) {
    return write(FieldsJson.write(fields));
  }

  /** Null where there is no conflict. */
  static String text(List<FieldConflict> conflicts) {
    return conflicts.isEmpty() ? null : write(conflicts);
  }

  static Fields fields(String text) {
    try {
      return FieldsJson.read(JSON.readTree(text));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A stored value is not JSON: " + text, e);
    }
  }

  private static String write(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A value cannot be kept as JSON", e);
    }
  }
}
