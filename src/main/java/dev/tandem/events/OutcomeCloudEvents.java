package dev.tandem.events;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Side;
import dev.tandem.sync.Coupling;
import dev.tandem.sync.FieldConflict;
import dev.tandem.sync.Fields;
import dev.tandem.sync.FieldsJson;
import dev.tandem.sync.OutboxEvent;
import dev.tandem.sync.Outcome;
import dev.tandem.sync.OutcomeEvents;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;

/** Outcomes as events of type {@code dev.tandem.outcome}. */
public final class OutcomeCloudEvents implements OutcomeEvents {
  public static final String TYPE = "dev.tandem.outcome";

  /** Well below what a broker takes by default; beyond it, the event goes without the values. */
  private static final int LARGEST = 250_000;

  private final Supplier<UUID> ids;
  private final InstantSource clock;

  public OutcomeCloudEvents(Supplier<UUID> ids, InstantSource clock) {
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public OutboxEvent event(Mapping mapping, Outcome outcome) {
    UUID id = ids.get();
    String recordId = outcome.change().recordId();
    String body = write(id, mapping, outcome, outcome.written());
    if (body.length() > LARGEST) {
      body = write(id, mapping, outcome, Fields.none());
    }
    return new OutboxEvent(id, outcome.change().id(), "outcomes." + mapping.slug(), recordId, body);
  }

  private String write(UUID id, Mapping mapping, Outcome outcome, Fields written) {
    return CloudEvent.write(
        id.toString(),
        "/tandem/" + mapping.name(),
        TYPE,
        outcome.change().recordId(),
        clock.instant(),
        data(mapping, outcome, written));
  }

  private static ObjectNode data(Mapping mapping, Outcome outcome, Fields written) {
    ObjectNode data = CloudEvent.object();
    data.put("mapping", mapping.name());
    data.put("side", outcome.change().side().code());
    data.put("action", outcome.action().code());
    data.put("erpId", id(outcome, Side.ERP));
    data.put("crmId", id(outcome, Side.CRM));
    data.put("change", outcome.change().id().toString());
    data.put("run", outcome.change().run().toString());
    data.set("written", FieldsJson.write(written));
    if (outcome.problem() != null) {
      ObjectNode error = data.putObject(outcome.hasFailed() ? "error" : "reason");
      error.put("code", outcome.problem().code().id());
      error.put("detail", outcome.problem().detail());
      error.put("remedy", outcome.problem().code().remedy());
      if (outcome.hasFailed()) {
        conflicts(error.putArray("conflicts"), outcome);
      }
    }
    return data;
  }

  private static void conflicts(ArrayNode array, Outcome outcome) {
    for (FieldConflict conflict : outcome.conflicts()) {
      ObjectNode node = array.addObject();
      node.put("erpField", conflict.erpField());
      node.put("crmField", conflict.crmField());
      node.put("erpBase", conflict.baseErp());
      node.put("erp", conflict.erp());
      node.put("crmBase", conflict.baseCrm());
      node.put("crm", conflict.crm());
    }
  }

  private static String id(Outcome outcome, Side side) {
    Coupling coupling = outcome.coupling();
    if (coupling != null) {
      return coupling.id(side);
    }
    return outcome.change().side() == side ? outcome.change().recordId() : null;
  }
}
