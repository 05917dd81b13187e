package dev.tandem.app;

import dev.tandem.mapping.Mappings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./tandem bench}: the node against the limit and against a per-record route. */
@Command(
    name = "bench",
    description = "Measure the node against a bare client and against a route without batches.")
final class BenchCommand implements Callable<Integer> {
  @Option(
      names = "--customers",
      defaultValue = "5000",
      description = "How many are loaded and modified (default ${DEFAULT-VALUE}).")
  private int customers;

  @Option(
      names = "--warm-up",
      defaultValue = "5000",
      description = "How many are loaded and modified beforehand (default ${DEFAULT-VALUE}).")
  private int warmUp;

  @Option(names = "-o", description = "Format of the result: ${COMPLETION-CANDIDATES}.")
  private Output.Format format = Output.Format.text;

  @Override
  public Integer call() throws IOException, InterruptedException, SQLException {
    Settings settings = Settings.load(System.getenv(), Map.of());
    Mappings mappings = Configuration.read(settings);
    Path folder = Files.createTempDirectory("tandem-bench");
    try {
      Bench bench =
          new Bench(
              settings, mappings, folder, new BenchCompany(warmUp, customers), new Output(format));
      BenchResult result = bench.run();
      System.out.println(result.text());
      if (format == Output.Format.json) {
        System.out.println(result.json());
      }
      return 0;
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      List<Path> deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    }
  }
}
