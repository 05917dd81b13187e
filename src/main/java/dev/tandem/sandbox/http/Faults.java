package dev.tandem.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The disturbances in force; which requests they strike follows from the seed. */
public final class Faults {
  private final List<Armed> rules = new ArrayList<>();
  private JsonNode shown = JsonNodeFactory.instance.objectNode();
  private volatile Incident incident = request -> {};

  /** Something that happens in the world just before a request is carried out, for tests. */
  @FunctionalInterface
  public interface Incident {
    void before(Asked request);
  }

  /** A request as it came in over the wire. */
  public record Asked(String side, String method, String url, String body) {}

  private static final class Armed {
    private final Fault fault;
    private final Random random;
    private int left;

    Armed(Fault fault, long seed) {
      this.fault = fault;
      this.random = new Random(seed);
      this.left = fault.times();
    }

    boolean strikes() {
      boolean hit =
          left != 0 && (fault.percent() >= 100 || random.nextDouble() * 100 < fault.percent());
      if (hit && left > 0) {
        left--;
      }
      return hit;
    }
  }

  /** What a request has to suffer: a wait and at most one fault, null when none. */
  public record Fate(int millis, Fault fault) {
    boolean is(Fault.Kind kind) {
      return fault != null && fault.kind() == kind;
    }
  }

  public synchronized void replace(JsonNode definition) {
    List<Armed> armed = new ArrayList<>();
    long seed = definition.path("seed").asLong(1);
    definition
        .path("rules")
        .forEach(rule -> armed.add(new Armed(Fault.parse(rule), seed * 31 + armed.size())));
    rules.clear();
    rules.addAll(armed);
    shown = definition;
  }

  public synchronized void clear() {
    rules.clear();
    shown = JsonNodeFactory.instance.objectNode();
  }

  /** From now on this happens before each request, and nothing else. */
  public void on(Incident happening) {
    incident = happening;
  }

  void happen(String side, String method, String url, byte[] body) {
    incident.before(new Asked(side, method, url, new String(body, StandardCharsets.UTF_8)));
  }

  public synchronized JsonNode shown() {
    return shown;
  }

  synchronized Fate fate(String side, String method, String url) {
    int millis = 0;
    Fault fault = null;
    for (Armed rule : rules) {
      boolean open = rule.fault.kind() == Fault.Kind.LATENCY || fault == null;
      if (open && rule.fault.concerns(side, method, url) && rule.strikes()) {
        millis += rule.fault.millis();
        fault = rule.fault.kind() == Fault.Kind.LATENCY ? fault : rule.fault;
      }
    }
    return new Fate(millis, fault);
  }
}
