package dev.tandem.sync;

import java.util.List;

/**
 * A batch after the ledger.
 *
 * @param next what is still to be done
 * @param events events that wait in the outbox
 */
public record RecordedBatch(ChangeBatch next, List<OutboxEvent> events) implements Stage {
  @Override
  public ChangeBatch origin() {
    return next;
  }
}
