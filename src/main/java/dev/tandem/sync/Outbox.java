package dev.tandem.sync;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Port to the events that wait to be published. */
public interface Outbox {
  /** Puts events in that belong to no outcome. */
  void add(List<OutboxEvent> events);

  /** The oldest unsent events. */
  List<OutboxEvent> unsent(int limit);

  /** Forgets events that the broker has acknowledged. */
  void sent(Collection<UUID> ids);
}
