package dev.tandem.store;

import java.util.concurrent.atomic.LongAdder;

/**
 * How many statements were sent to the database since the store was opened. A JDBC batch is one, as
 * it is sent as one; ending a transaction is none.
 */
public final class StatementCounter {
  private final LongAdder executed = new LongAdder();

  StatementCounter() {}

  public long count() {
    return executed.sum();
  }

  void increment() {
    executed.increment();
  }
}
