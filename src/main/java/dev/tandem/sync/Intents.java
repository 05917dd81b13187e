package dev.tandem.sync;

import java.util.List;

/** Port to the stored intents. */
public interface Intents {
  /** Intents of the mapping whose end is not known, oldest first. */
  List<Intent> pending(String mapping);

  /** Writes intents down, durably, before anything is sent; the same source again replaces. */
  void open(List<Intent> intents);

  /** Forgets intents that turned out to have created nothing. */
  void withdraw(List<Intent> intents);
}
