package dev.tandem.sandbox.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.sandbox.http.Request;
import dev.tandem.sandbox.http.Response;
import dev.tandem.sandbox.http.Segment;
import dev.tandem.sandbox.model.Column;
import dev.tandem.sandbox.rows.Row;
import dev.tandem.sandbox.rows.Table;
import dev.tandem.sandbox.rows.Transaction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** CreateMultiple, UpdateMultiple and UpsertMultiple: all targets or none. */
final class BulkMessages {
  static final String PREFIX = "Microsoft.Dynamics.CRM.";
  private static final References NO_REFERENCES = new References();

  private final RowWriter writer;

  BulkMessages(RowWriter writer) {
    this.writer = writer;
  }

  static boolean handles(String action) {
    return List.of("CreateMultiple", "UpdateMultiple", "UpsertMultiple").contains(action);
  }

  Response answer(Transaction tx, Request request, Table table, String action) {
    JsonNode targets = request.object("0x80048d19").path("Targets");
    if (!targets.isArray() || targets.isEmpty()) {
      throw CrmErrors.payload("'Targets' must be an array with at least one entity.");
    }
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("@odata.context", request.root() + "/$metadata#" + PREFIX + action + "Response");
    ArrayNode ids = body.putArray("Ids");
    for (JsonNode target : targets) {
      ids.add(one(tx, table, action, target.deepCopy()).id().toString());
    }
    return action.equals("CreateMultiple") ? Response.json(200, body) : Response.empty(204);
  }

  private Row one(Transaction tx, Table table, String action, ObjectNode target) {
    if (action.equals("CreateMultiple")) {
      return writer.create(tx, table, target, null, Map.of(), NO_REFERENCES);
    }
    Optional<Segment> address = address(table, target);
    Row before = address.map(segment -> CrmKeys.find(table, segment)).orElse(null);
    if (before != null) {
      return writer.update(tx, table, before, target, NO_REFERENCES);
    }
    if (action.equals("UpdateMultiple")) {
      throw address
          .map(segment -> CrmKeys.guid(table.model(), segment))
          .map(id -> CrmErrors.noRow(table.model(), id))
          .orElseGet(() -> CrmErrors.noRowWithKey(table.model()));
    }
    UUID id = address.map(segment -> CrmKeys.guid(table.model(), segment)).orElse(null);
    Map<Column, Object> given =
        address.isPresent() && id == null
            ? CrmKeys.alternateKey(table.model(), address.get())
            : Map.of();
    return writer.create(tx, table, target, id, given, NO_REFERENCES);
  }

  /** The target's address: its {@code @odata.id} or its primary key. */
  private static Optional<Segment> address(Table table, ObjectNode target) {
    JsonNode odataId = target.remove("@odata.id");
    if (odataId != null) {
      List<Segment> segments = Segment.parse(odataId.asText());
      return Optional.of(segments.get(segments.size() - 1));
    }
    JsonNode key = target.get(table.model().key());
    return Optional.ofNullable(key).map(id -> new Segment(table.model().set(), id.asText()));
  }
}
