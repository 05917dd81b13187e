package dev.tandem.app;

import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Mappings;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The same work three times: by the node, by a client that only sends the node's requests, and
 * record by record. Each has a fresh sandbox with the same data, warmed up in the same way.
 */
final class Bench {
  static final String MAPPING = "CUSTOMER-ACCOUNT";

  private static final String SANDBOX_HEAP = "2g";
  private static final int MOST_BY_RECORD = 300;
  private static final int ROUNDS = 4;

  private final InstantSource clock = InstantSource.system();
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

  BenchResult run() throws IOException, InterruptedException, SQLException {
    company.write(folder);
    output.progress("The node …");
    NodeBench.Measured node = node();
    output.progress("The limit …");
    Seconds limit = limit(node.recorded());
    output.progress("Record by record …");
    Seconds byRecord = byRecord();
    double all = company.rounds(ROUNDS).get(0).size();
    double some = byRecord(company.rounds(ROUNDS).get(0)).size();
    return new BenchResult(
        ROUNDS + " x " + Math.round(all),
        new Rates(all / node.seconds().load(), all / limit.load(), some / byRecord.load()),
        new Rates(all / node.seconds().modify(), all / limit.modify(), some / byRecord.modify()),
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
      // So that a round does not read the former one once more.
      connection.put("erp.overlap-seconds", "1");
      connection.put("crm.overlap-seconds", "1");
      RecordingTransport recorder = new RecordingTransport();
      try (Node node = Node.start(settings.with(connection), mappings, recorder::over)) {
        return new NodeBench(node, recorder, sandbox, new Staff(client), company.warmUp())
            .run(company.rounds(ROUNDS));
      }
    }
  }

  private Seconds limit(NodeBench.Recorded recorded) throws IOException, InterruptedException {
    int connections = settings.number("crm.concurrency");
    try (SandboxProcess sandbox = sandbox();
        BareClient client = new BareClient(sandbox.settings(), connections)) {
      Staff staff = new Staff(client);
      Replay replay = new Replay(client, connections);
      replay.seconds(recorded.warmUp(), clock.instant());
      List<Seconds> rounds = new ArrayList<>();
      for (int i = 0; i < ROUNDS; i++) {
        List<String> customers = company.rounds(ROUNDS).get(i);
        Instant begin = clock.instant();
        staff.unblock(customers);
        double load = replay.seconds(recorded.loads().get(i), begin);
        begin = clock.instant();
        staff.rephone(customers, 2);
        rounds.add(new Seconds(load, replay.seconds(recorded.modifications().get(i), begin)));
      }
      return Seconds.best(rounds);
    }
  }

  private Seconds byRecord() throws IOException, SQLException {
    Mapping mapping = mappings.get(MAPPING);
    try (SandboxProcess sandbox = sandbox();
        BareClient client = new BareClient(sandbox.settings(), 1);
        PerRecordRoute route =
            new PerRecordRoute(
                client, mapping, "jdbc:h2:file:" + folder.resolve("by-record"), clock)) {
      Staff staff = new Staff(client);
      staff.rephone(company.warmUp(), 1);
      route.bring();
      List<Seconds> rounds = new ArrayList<>();
      for (List<String> customers : company.rounds(ROUNDS)) {
        List<String> some = byRecord(customers);
        staff.unblock(some);
        double load = route.seconds(some.size());
        staff.rephone(some, 2);
        rounds.add(new Seconds(load, route.seconds(some.size())));
      }
      return Seconds.best(rounds);
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
