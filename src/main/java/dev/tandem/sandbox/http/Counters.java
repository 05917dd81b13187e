package dev.tandem.sandbox.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/** What a side was asked so far. */
public final class Counters {
  private final Map<String, Long> counts = new TreeMap<>();
  private int now;
  private int peak;

  public synchronized void count(String what) {
    counts.merge(what, 1L, Long::sum);
  }

  public synchronized void count(String what, int times) {
    counts.merge(what, (long) times, Long::sum);
  }

  public synchronized long get(String what) {
    return counts.getOrDefault(what, 0L);
  }

  synchronized void entered() {
    peak = Math.max(peak, ++now);
  }

  synchronized void left() {
    now--;
  }

  public synchronized void reset() {
    counts.clear();
    peak = now;
  }

  public synchronized ObjectNode shown() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    for (String always :
        new String[] {"requests", "reads", "writes", "batches", "batchParts", "tokens"}) {
      node.put(always, counts.getOrDefault(always, 0L));
    }
    counts.forEach(node::put);
    return node.put("peakConcurrency", peak);
  }
}
