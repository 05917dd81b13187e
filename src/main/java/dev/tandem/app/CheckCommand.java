package dev.tandem.app;

import dev.tandem.mapping.Finding;
import dev.tandem.sync.Complaint;
import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.SystemFault;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./tandem check}. */
@Command(
    name = "check",
    description =
        "Check settings, mapping files and route files; with --connect against both systems.")
final class CheckCommand implements Callable<Integer> {
  private static final List<String> NEEDED =
      List.of(
          "crm.url",
          "crm.token-url",
          "crm.client-id",
          "crm.client-secret",
          "erp.url",
          "erp.company",
          "erp.token-url",
          "erp.client-id",
          "erp.client-secret");

  @Option(
      names = "--connect",
      description = "Log in to both systems and compare the mappings with their metadata.")
  private boolean connect;

  @Option(names = "-o", description = "Format of the result: ${COMPLETION-CANDIDATES}.")
  private Output.Format format = Output.Format.text;

  @Override
  public Integer call() {
    CheckReport report = new CheckReport();
    try {
      check(Settings.load(System.getenv(), Map.of()), report);
    } catch (SystemFault unreadable) {
      report.add(List.of(Complaint.of(unreadable, "application.properties", 0)));
    }
    new Output(format).result(report);
    return report.isOk() ? 0 : 1;
  }

  private void check(Settings settings, CheckReport report) {
    Configuration configuration = Configuration.lint(settings);
    report.add(configuration.complaints());
    report.add(Configuration.complaintsOfCamel(settings));
    SettingsLint.unreadVariables(System.getenv().keySet(), configuration.mappings())
        .forEach(name -> report.note("No setting is read from the variable " + name + "."));
    List<String> missing = NEEDED.stream().filter(key -> !settings.has(key)).toList();
    if (connect) {
      connect(settings, configuration, missing, report);
    } else if (!missing.isEmpty()) {
      report.note("Not set yet, but needed to run: " + String.join(", ", missing) + ".");
    }
  }

  private void connect(
      Settings settings, Configuration configuration, List<String> missing, CheckReport report) {
    List<Complaint> absent = missing.stream().map(key -> absent(settings, key)).toList();
    report.add(absent);
    if (!absent.isEmpty() || configuration.mappings() == null) {
      report.note("The systems were not asked: first correct what is listed.");
      return;
    }
    try (Courier courier = Courier.start(settings)) {
      BothSystems systems =
          new BothSystems(settings, configuration.mappings(), courier.transport());
      StartProbe probe =
          new StartProbe(settings, systems, new Output(format), d -> Thread.sleep(d.toMillis()));
      new ConnectCheck(settings, configuration.mappings(), systems, probe, report).run();
    } catch (SystemFault fault) {
      report.add(List.of(Complaint.of(fault, settings.file().name(), 0)));
    } catch (InvalidConfiguration alreadyListed) {
      report.note("The systems were not asked: first correct the route files.");
    }
  }

  private static Complaint absent(Settings settings, String key) {
    String message = "The setting " + key + " is not set.";
    String remedy = "Set it there or as the environment variable " + Settings.variable(key) + ".";
    Finding finding =
        new Finding(settings.file().name(), settings.file().line(key), 0, message, remedy);
    return new Complaint(ErrorCode.SETTING_MISSING, finding);
  }
}
