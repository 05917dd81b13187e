package dev.tandem.sandbox.crm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.model.Column;
import dev.tandem.sandbox.rows.Reference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The body of a write, taken apart.
 *
 * @param key the client's id for a new row, or null
 * @param values columns with their new values, lookups included
 * @param nested related rows to create along, by navigation
 */
record Payload(UUID key, Map<Column, Object> values, Map<Navigation, JsonNode> nested) {
  Payload() {
    this(null, new LinkedHashMap<>(), new LinkedHashMap<>());
  }

  Payload withKey(UUID id) {
    return new Payload(id, values, nested);
  }

  void link(Column lookup, Reference reference) {
    values.put(lookup, reference);
  }
}
