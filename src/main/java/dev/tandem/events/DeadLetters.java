package dev.tandem.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.OutboxEvent;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;

/** Messages that are no events, kept whole with the reason, for topic {@code deadletter}. */
public final class DeadLetters {
  public static final String TYPE = "dev.tandem.deadletter";
  public static final String TOPIC = "deadletter";

  private final Supplier<UUID> ids;
  private final InstantSource clock;

  public DeadLetters(Supplier<UUID> ids, InstantSource clock) {
    this.ids = ids;
    this.clock = clock;
  }

  public OutboxEvent of(
      String topic, Integer partition, Long offset, String message, String reason) {
    UUID id = ids.get();
    ObjectNode data = CloudEvent.object();
    data.put("topic", topic);
    data.put("partition", partition);
    data.put("offset", offset);
    data.put("code", ErrorCode.EVENT_UNREADABLE.id());
    data.put("reason", reason);
    data.put("remedy", ErrorCode.EVENT_UNREADABLE.remedy());
    data.put("message", message);
    String position = topic + '-' + partition + '@' + offset;
    String body =
        CloudEvent.write(id.toString(), "/tandem/inbox", TYPE, position, clock.instant(), data);
    return new OutboxEvent(id, id, TOPIC, position, body);
  }
}
