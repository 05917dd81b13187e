package dev.tandem.sandbox.rows;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A journal that tells others of every write once it is safe. */
public final class ToldJournal implements Journal {
  private final Journal journal;
  private final List<Consumer<List<Change>>> listeners = new CopyOnWriteArrayList<>();

  public ToldJournal(Journal journal) {
    this.journal = journal;
  }

  /** The listener must be quick: the writer waits for it. */
  public void tell(Consumer<List<Change>> listener) {
    listeners.add(listener);
  }

  @Override
  public void append(List<Change> changes) {
    journal.append(changes);
    listeners.forEach(listener -> listener.accept(changes));
  }

  @Override
  public void since(long seq, Consumer<Change> consumer) {
    journal.since(seq, consumer);
  }

  @Override
  public long last() {
    return journal.last();
  }

  @Override
  public void close() {
    journal.close();
  }
}
