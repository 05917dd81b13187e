package dev.tandem.app;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a bench found out.
 *
 * @param customers how many were loaded and modified, in how many rounds
 * @param load best rates of the first load
 * @param modify best rates of modifications
 * @param processor what modifications took of the processor
 * @param cost of a hundred changes and of no change
 * @param latency of single changes
 * @param heapMegabytes heap in use after all of it, garbage collected
 */
record BenchResult(
    String customers,
    Rates load,
    Rates modify,
    Processor processor,
    Cost cost,
    Latency latency,
    long heapMegabytes) {

  /**
   * Milliseconds of processor time per 1000 records, which other programs on the machine do not
   * distort.
   *
   * @param node the node, its broker and its database
   * @param systems both systems
   */
  record Processor(long node, long systems) {
    Processor since(Processor before, int records) {
      return new Processor(
          (node - before.node) * 1000 / records, (systems - before.systems) * 1000 / records);
    }
  }

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
    json.putObject("processorMillisPer1000")
        .put("node", processor.node())
        .put("systems", processor.systems());
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
        %s, %s customers

        records/s            node      limit  per record  node:limit  node:per record
        first load     %s
        modifications  %s

        processor time        %d ms per 1000 modifications, both systems %d ms
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
            processor.node(),
            processor.systems(),
            cost.requests(),
            cost.statements(),
            cost.idleRequests(),
            cost.idleStatements(),
            latency.p50(),
            latency.p99(),
            heapMegabytes);
  }
}
