package dev.tandem.sync;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Port to the durable record of what was done. */
public interface Ledger {
  /**
   * In one transaction: couplings inserted, updated (at their revision) or deleted; intents of
   * settled records closed; run counters moved; errors of failed records written, those of settled
   * records cleared; outcome events put into the outbox (all but dropped ones).
   *
   * @return the ids of changes that were not recorded because their coupling was changed meanwhile
   *     by somebody else: they must be planned again
   */
  Set<UUID> record(String mapping, List<Outcome> outcomes, List<OutboxEvent> events);
}
