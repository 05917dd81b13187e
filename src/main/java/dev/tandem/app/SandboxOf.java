package dev.tandem.app;

import dev.tandem.sandbox.Credentials;
import dev.tandem.sandbox.Sandbox;
import dev.tandem.sandbox.SandboxOptions;
import dev.tandem.sandbox.SeedData;
import dev.tandem.sandbox.seed.DataFolder;
import dev.tandem.sandbox.seed.GeneratedCompany;
import dev.tandem.sandbox.seed.Seed;
import dev.tandem.sandbox.seed.UnreadableSeed;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which sandbox to start: options that the commands {@code demo} and {@code sandbox} share. */
final class SandboxOf {
  private static final int FEW = 12;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Folder with crm.json and erp.json to start with, instead of a made-up company.")
  private Path data;

  @Option(
      names = "--customers",
      defaultValue = "240",
      description = "Size of the made-up company (default ${DEFAULT-VALUE}).")
  private int customers;

  @Option(
      names = "--items",
      defaultValue = "60",
      description =
          "What the made-up company sells (default ${DEFAULT-VALUE}); 0: it has customers alone.")
  private int items;

  @Option(
      names = "--price-lists",
      defaultValue = "3",
      description = "At how many lists of prices it sells (default ${DEFAULT-VALUE}).")
  private int priceLists;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "The same number makes the same company (default ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--second-company",
      paramLabel = "NAME",
      description = "Adds a second, small company to the ERP.")
  private String secondCompany;

  @Option(names = "--crm-port", defaultValue = "0", description = "Port of the CRM; 0 = any.")
  private int crmPort;

  @Option(names = "--erp-port", defaultValue = "0", description = "Port of the ERP; 0 = any.")
  private int erpPort;

  @Option(
      names = "--control-port",
      defaultValue = "0",
      description = "Port on which faults and limits are switched; 0 = any.")
  private int controlPort;

  private final Credentials crm = new Credentials("tandem-crm", "tandem-crm-secret");
  private final Credentials erp = new Credentials("tandem-erp", "tandem-erp-secret");

  /**
   * @param state where the sandbox keeps what was written to it
   */
  Sandbox start(Path state) {
    Seed rows = rows();
    return Sandbox.start(
        SandboxOptions.defaults()
            .withPorts(crmPort, erpPort, controlPort)
            .withState(state)
            .withSeed(withSecondCompany(new SeedData(rows.crm(), rows.erp())))
            .withCredentials(crm, erp));
  }

  private Seed rows() {
    try {
      return data == null
          ? new GeneratedCompany(seed, customers, items, priceLists).rows()
          : new DataFolder(data).read();
    } catch (UnreadableSeed e) {
      throw new CommandLine.ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }

  private SeedData withSecondCompany(SeedData rows) {
    return secondCompany == null
        ? rows
        : rows.withCompany(secondCompany, new GeneratedCompany(seed + 1, FEW).rows().erp());
  }

  /** The settings with which a node connects to it. */
  Map<String, String> settings(Sandbox sandbox) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("crm.url", sandbox.crmUrl());
    settings.put("crm.token-url", sandbox.crmTokenUrl());
    settings.put("crm.client-id", crm.clientId());
    settings.put("crm.client-secret", crm.secret());
    settings.put("erp.url", sandbox.erpUrl());
    settings.put("erp.company", sandbox.companyId().toString());
    settings.put("erp.token-url", sandbox.erpTokenUrl());
    settings.put("erp.client-id", erp.clientId());
    settings.put("erp.client-secret", erp.secret());
    return settings;
  }
}
