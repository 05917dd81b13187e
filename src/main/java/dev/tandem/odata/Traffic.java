package dev.tandem.odata;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts what goes over one connection; read by the health check and the bench. */
public final class Traffic {
  /** What is counted. */
  public enum Kind {
    /** Requests that read. */
    READ,
    /** Requests that write. */
    WRITE,
    /** Requests for an access token. */
    TOKEN,
    /** Requests of any kind that were sent again. */
    REPEAT,
    /** Answers 429 and 503. */
    BUSY,
    /** Requests without an answer. */
    BROKEN
  }

  private final Map<Kind, LongAdder> counts = new EnumMap<>(Kind.class);

  Traffic() {
    for (Kind kind : Kind.values()) {
      counts.put(kind, new LongAdder());
    }
  }

  void count(Kind kind) {
    counts.get(kind).increment();
  }

  public long of(Kind kind) {
    return counts.get(kind).sum();
  }

  /** All requests to the system itself; those for tokens go elsewhere. */
  public long requests() {
    return of(Kind.READ) + of(Kind.WRITE);
  }
}
