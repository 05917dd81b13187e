package dev.tandem.app;

import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Mappings;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;

/**
 * The same work three times: by the node, by a client that only sends the node's requests, and
 * record by record. Each has a fresh sandbox with the same data, warmed up in the same way.
 */
final class Bench {
  static final String MAPPING = "CUSTOMER-ACCOUNT";

  private static final String SANDBOX_HEAP = "2g";
  private static final int MOST_BY_RECORD = 1000;

  private final Settings settings;
  private final Mappings mappings;
  private final Path folder;
  private final BenchCompany company;
  private final Output output;
  private List<String> sandboxOptions = List.of();

  Bench(Settings settings, Mappings mappings, Path folder, BenchCompany company, Output output) {
    this.settings = settings;
    this.mappings = mappings;
    this.folder = folder;
    this.company = company;
    this.output = output;
  }

  /** Seconds for each kind of work. */
  private record Seconds(double load, double modify) {}

  BenchResult run() throws IOException, InterruptedException, SQLException {
    company.write(folder);
    output.progress("The node …");
    NodeBench.Measured node = node();
    output.progress("The limit …");
    Seconds limit = limit(node.recorded());
    output.progress("Record by record …");
    Seconds byRecord = byRecord();
    int all = company.customers().size();
    int some = byRecord(company.customers()).size();
    return new BenchResult(
        all,
        new Rates(all / node.load(), all / limit.load(), some / byRecord.load()),
        new Rates(all / node.modify(), all / limit.modify(), some / byRecord.modify()),
        node.processor(),
        node.cost(),
        node.latency(),
        node.heap());
  }

  private NodeBench.Measured node() throws IOException, InterruptedException {
    try (SandboxProcess sandbox = sandbox();
        BareClient client = new BareClient(sandbox.settings(), 1)) {
      Map<String, String> connection = sandbox.settings();
      // What is recorded here is sent again to other sandboxes, which must have the same addresses.
      sandboxOptions = SandboxProcess.samePorts(connection);
      connection.put("data.dir", folder.resolve("data").toString());
      RecordingTransport recorder = new RecordingTransport();
      try (Node node = Node.start(settings.with(connection), mappings, recorder::over)) {
        return new NodeBench(node, recorder, sandbox, new Staff(client), company).run();
      }
    }
  }

  private Seconds limit(NodeBench.Recorded recorded) throws IOException, InterruptedException {
    int connections = settings.number("crm.concurrency");
    try (SandboxProcess sandbox = sandbox();
        BareClient client = new BareClient(sandbox.settings(), connections)) {
      Staff staff = new Staff(client);
      Replay replay = new Replay(client, connections);
      replay.seconds(replay.rendered(recorded.warmUp()));
      List<HttpUriRequestBase> requests = replay.rendered(recorded.load());
      staff.unblock(company.customers());
      double load = replay.seconds(requests);
      requests = replay.rendered(recorded.modify());
      staff.rephone(company.customers(), 2);
      return new Seconds(load, replay.seconds(requests));
    }
  }

  private Seconds byRecord() throws IOException, SQLException {
    Mapping mapping = mappings.get(MAPPING);
    try (SandboxProcess sandbox = sandbox();
        BareClient client = new BareClient(sandbox.settings(), 1);
        PerRecordRoute route =
            new PerRecordRoute(client, mapping, "jdbc:h2:file:" + folder.resolve("by-record"))) {
      Staff staff = new Staff(client);
      List<String> customers = byRecord(company.customers());
      staff.rephone(company.warmUp(), 1);
      route.bring();
      staff.unblock(customers);
      double load = route.seconds(customers.size());
      staff.rephone(customers, 2);
      return new Seconds(load, route.seconds(customers.size()));
    }
  }

  /** As many as give a rate; all of them would take minutes. */
  private static List<String> byRecord(List<String> customers) {
    return customers.subList(0, Math.min(MOST_BY_RECORD, customers.size()));
  }

  private SandboxProcess sandbox() throws IOException {
    return SandboxProcess.start(folder, SANDBOX_HEAP, sandboxOptions);
  }
}
