package dev.tandem.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.mapping.Side;
import dev.tandem.sync.Change;
import dev.tandem.sync.Fields;
import dev.tandem.sync.FieldsJson;
import dev.tandem.sync.SideRecord;
import dev.tandem.sync.Version;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.UUID;

/** Changes as events of type {@code dev.tandem.change} and back. */
public final class ChangeEvents {
  public static final String TYPE = "dev.tandem.change";

  /** Well below what a broker takes by default (1 MB), also in three bytes per letter. */
  private static final int LARGEST = 250_000;

  private final InstantSource clock;

  public ChangeEvents(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * A record that is too large for a message goes without its values: whoever needs them reads it.
   */
  public String write(Change change) {
    String event = write(change, change.record().values());
    return event.length() > LARGEST ? write(change, Fields.none()) : event;
  }

  private String write(Change change, Fields values) {
    ObjectNode data = CloudEvent.object();
    data.put("mapping", change.mapping());
    data.put("side", change.side().code());
    data.put("recordId", change.recordId());
    data.put("version", change.version().tag());
    Instant modified = change.version().modifiedAt();
    data.put("modifiedAt", modified == null ? null : modified.toString());
    data.put("run", change.run().toString());
    if (change.gone()) {
      data.put("gone", true);
    }
    if (!change.instruction().isNone()) {
      data.set("instruction", InstructionJson.write(change.instruction()));
    }
    data.set("values", FieldsJson.write(values));
    String source = "/tandem/" + change.mapping() + '/' + change.side().code();
    return CloudEvent.write(
        change.id().toString(), source, TYPE, change.recordId(), clock.instant(), data);
  }

  /**
   * @throws UnreadableEvent if the text is not a change event; the message says what is wrong
   */
  public Change read(String text) throws UnreadableEvent {
    try {
      JsonNode event = CloudEvent.read(text == null ? "" : text);
      JsonNode data = event.path("data");
      if (!TYPE.equals(event.path("type").asText()) || !data.path("values").isObject()) {
        throw new UnreadableEvent("it is no event of type " + TYPE + " with data.values");
      }
      return change(event, data);
    } catch (JsonProcessingException e) {
      throw new UnreadableEvent("it is not JSON: " + e.getOriginalMessage());
    } catch (IllegalArgumentException | DateTimeParseException e) {
      throw new UnreadableEvent(e.getMessage());
    }
  }

  private static Change change(JsonNode event, JsonNode data) throws UnreadableEvent {
    String modified = data.path("modifiedAt").asText(null);
    Version version =
        new Version(
            data.path("version").asText(null), modified == null ? null : Instant.parse(modified));
    return new Change(
        UUID.fromString(required(event, "id")),
        required(data, "mapping"),
        Side.of(required(data, "side")),
        new SideRecord(required(data, "recordId"), version, FieldsJson.read(data.get("values"))),
        UUID.fromString(required(data, "run")),
        data.path("gone").asBoolean(false),
        InstructionJson.read(data.path("instruction")));
  }

  private static String required(JsonNode node, String name) throws UnreadableEvent {
    String text = node.path(name).asText(null);
    if (text == null || text.isBlank()) {
      throw new UnreadableEvent(name + " is missing");
    }
    return text;
  }
}
