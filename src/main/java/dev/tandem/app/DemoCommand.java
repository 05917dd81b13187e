package dev.tandem.app;

import dev.tandem.mapping.Mappings;
import dev.tandem.sandbox.Sandbox;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./tandem demo}: the node on a sandbox, all on embedded parts. */
@Command(
    name = "demo",
    description = "Start a CRM, an ERP and the node, and watch them being brought in step.")
final class DemoCommand implements Callable<Integer> {
  private static final int NOT_IN_STEP = 2;

  @Mixin private SandboxOf which;

  @Option(names = "--once", description = "Exit when everything is in step.")
  private boolean once;

  @Option(names = "-o", description = "Format of the result: ${COMPLETION-CANDIDATES}.")
  private Output.Format format = Output.Format.text;

  @Override
  public Integer call() throws InterruptedException {
    Output output = new Output(format);
    // Beside a node's own data: what the demo couples must never mix with real couplings.
    Settings own = Settings.load(System.getenv(), Map.of());
    Path folder = own.path("data.dir").resolve("demo");
    Optional<WebServer> web = once ? Optional.empty() : Optional.of(WebServer.of(own));
    try (DataDirectory state = DataDirectory.open(folder.resolve("sandbox"));
        Sandbox sandbox = which.start(state.path())) {
      Map<String, String> connection = which.settings(sandbox);
      connection.put("data.dir", folder.toString());
      web.ifPresent(server -> connection.put("webhooks.url", server.address()));
      Settings settings = own.with(connection);
      output.progress("CRM at %s, ERP at %s", sandbox.crmUrl(), sandbox.erpUrl());
      output.progress("Faults and limits of both: %s", sandbox.controlUrl());
      Mappings mappings = Configuration.read(settings);
      Operation operation = new Operation(settings, mappings, output);
      if (web.isEmpty()) {
        return operation.report().isInStep() ? 0 : NOT_IN_STEP;
      }
      try (LivingData living = new LivingData(sandbox, output)) {
        return operation.untilStopped(web.get(), living::start);
      }
    }
  }
}
