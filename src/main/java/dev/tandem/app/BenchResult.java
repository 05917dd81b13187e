package dev.tandem.app;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a bench found out.
 *
 * @param customers how many were loaded and modified
 * @param load rates of the first load
 * @param modify rates of modifications
 * @param cost of a hundred changes and of no change
 * @param latency of single changes
 * @param heapMegabytes heap in use after all of it, garbage collected
 */
record BenchResult(
    int customers, Rates load, Rates modify, Cost cost, Latency latency, long heapMegabytes) {

  /**
   * @param requests HTTP requests to both systems per 100 changes
   * @param statements SQL statements per 100 changes
   * @param idleRequests HTTP requests of a look at both sides that finds nothing
   * @param idleStatements SQL statements of it
   */
  record Cost(long requests, long statements, long idleRequests, long idleStatements) {}

  /** Milliseconds from the answer to an edit until the other side has it and it is recorded. */
  record Latency(double p50, double p99) {}

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    Machine machine = Machine.here();
    json.putObject("machine")
        .put("cores", machine.cores())
        .put("heapMegabytes", machine.heapMegabytes())
        .put("java", machine.java());
    json.put("customers", customers);
    load.put(json.putObject("load"));
    modify.put(json.putObject("modify"));
    json.putObject("per100Changes")
        .put("requests", cost.requests())
        .put("statements", cost.statements());
    json.putObject("idle")
        .put("requests", cost.idleRequests())
        .put("statements", cost.idleStatements());
    json.putObject("latencyMillis").put("p50", latency.p50()).put("p99", latency.p99());
    return json.put("heapMegabytes", heapMegabytes);
  }

  String text() {
    return """
        %s, %d customers

        records/s            node      limit  per record  node:limit  node:per record
        first load     %s
        modifications  %s

        cost of 100 changes   %d HTTP requests, %d SQL statements
        cost of no change     %d HTTP requests, %d SQL statements
        single change         p50 %.0f ms, p99 %.0f ms
        heap in use           %d MB
        """
        .formatted(
            Machine.here(),
            customers,
            load,
            modify,
            cost.requests(),
            cost.statements(),
            cost.idleRequests(),
            cost.idleStatements(),
            latency.p50(),
            latency.p99(),
            heapMegabytes);
  }
}
