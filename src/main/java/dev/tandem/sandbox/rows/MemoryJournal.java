package dev.tandem.sandbox.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A journal that ends with the process. */
public final class MemoryJournal implements Journal {
  private final List<Change> changes = new ArrayList<>();

  @Override
  public synchronized void append(List<Change> added) {
    added.forEach(change -> changes.add(change.numbered(changes.size() + 1L)));
  }

  @Override
  public void since(long seq, Consumer<Change> consumer) {
    List<Change> copy;
    synchronized (this) {
      int from = (int) Math.min(Math.max(0, seq), changes.size());
      copy = List.copyOf(changes.subList(from, changes.size()));
    }
    copy.forEach(consumer);
  }

  @Override
  public synchronized long last() {
    return changes.size();
  }

  @Override
  public void close() {
    // nothing is held open
  }
}
