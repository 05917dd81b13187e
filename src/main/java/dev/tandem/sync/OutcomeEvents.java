package dev.tandem.sync;

import dev.tandem.mapping.Mapping;

/** Renders an outcome as the event that downstream systems read. */
@FunctionalInterface
public interface OutcomeEvents {
  OutboxEvent event(Mapping mapping, Outcome outcome);
}
