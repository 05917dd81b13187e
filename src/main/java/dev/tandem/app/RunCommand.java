package dev.tandem.app;

import dev.tandem.mapping.Mappings;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./tandem run}. */
@Command(name = "run", description = "Start the node on config/ and keep both systems in step.")
final class RunCommand implements Callable<Integer> {
  @Option(names = "--once", description = "One full pass over all mappings, then exit.")
  private boolean once;

  @Option(names = "-o", description = "Format of the result: ${COMPLETION-CANDIDATES}.")
  private Output.Format format = Output.Format.text;

  @Override
  public Integer call() throws InterruptedException {
    Settings settings = Settings.load(System.getenv(), Map.of());
    Mappings mappings = Configuration.read(settings);
    Operation operation = new Operation(settings, mappings, new Output(format));
    return once ? operation.once() : operation.untilStopped(WebServer.of(settings), () -> {});
  }
}
