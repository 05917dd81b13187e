package dev.tandem.sync;

import java.util.List;

/**
 * A batch after the ledger.
 *
 * @param next what is still to be done
 * @param events events that wait in the outbox
 * @param requests records that others wait for: they are to be read now
 */
public record RecordedBatch(ChangeBatch next, List<OutboxEvent> events, List<Request> requests)
    implements Stage {
  @Override
  public ChangeBatch origin() {
    return next;
  }
}
