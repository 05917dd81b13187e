package dev.tandem.sync;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The intents, with a note of which mappings certainly have no pending ones: where nothing was
 * created since the last look, no statement is spent on asking.
 */
final class OpenIntents {
  private final Intents intents;
  private final Set<String> settled = ConcurrentHashMap.newKeySet();

  OpenIntents(Intents intents) {
    this.intents = intents;
  }

  List<Intent> pending(String mapping) {
    if (settled.contains(mapping)) {
      return List.of();
    }
    List<Intent> pending = intents.pending(mapping);
    if (pending.isEmpty()) {
      settled.add(mapping);
    }
    return pending;
  }

  void open(String mapping, List<Intent> opened) {
    if (!opened.isEmpty()) {
      settled.remove(mapping);
      intents.open(opened);
    }
  }

  /** Forgets intents that are known to have created nothing, or whose record is coupled. */
  void withdraw(List<Intent> done) {
    if (!done.isEmpty()) {
      intents.withdraw(done);
    }
  }
}
