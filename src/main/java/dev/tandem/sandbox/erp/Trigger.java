package dev.tandem.sandbox.erp;

import dev.tandem.sandbox.model.Column;
import dev.tandem.sandbox.rows.Draft;
import dev.tandem.sandbox.rows.Row;
import dev.tandem.sandbox.rows.Table;
import java.util.Set;

/** What Business Central does of itself beside the writes to some tables. */
interface Trigger {
  /**
   * Completes a record before it is stored.
   *
   * @param sent what the client gave; empty for a seeded record
   */
  default void prepare(Table table, Draft draft, Set<Column> sent) {}

  /** Follows a record that was created or changed. */
  default void stored(FollowUps followUps, Table table, Row row) {}

  /** Follows a record that was deleted. */
  default void deleted(FollowUps followUps, Table table, Row row) {}
}
