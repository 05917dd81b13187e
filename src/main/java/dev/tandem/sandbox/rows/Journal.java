package dev.tandem.sandbox.rows;

import java.io.Closeable;
import java.util.List;
import java.util.function.Consumer;

/** Keeps every committed write in order. */
public interface Journal extends Closeable {

  /** Numbers and keeps the writes of one transaction, all or none; returns when they are safe. */
  void append(List<Change> changes);

  /** Passes the writes with a number above {@code seq} in order. */
  void since(long seq, Consumer<Change> consumer);

  /** The number of the newest write, 0 when there is none. */
  long last();

  @Override
  void close();
}
