package dev.tandem.app;

import dev.tandem.sync.SystemFault;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry point: {@code ./tandem <command>}. */
@Command(
    name = "tandem",
    description = "Keeps Dynamics 365 Sales and Business Central in step.",
    mixinStandardHelpOptions = true,
    versionProvider = Tandem.Version.class,
    exitCodeOnInvalidInput = Tandem.BAD_USAGE,
    subcommands = {
      DemoCommand.class,
      RunCommand.class,
      CheckCommand.class,
      SandboxCommand.class,
      BenchCommand.class,
      CommandLine.HelpCommand.class
    })
public final class Tandem {
  static final int BAD_USAGE = 64;
  private static final int BAD_SETUP = 1;

  private Tandem() {}

  public static void main(String[] args) {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    CommandLine line = new CommandLine(new Tandem());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler(Tandem::explain);
    System.exit(line.execute(args));
  }

  /** Known troubles in words, without a stack trace; anything else is a defect and shows one. */
  private static int explain(Exception e, CommandLine line, CommandLine.ParseResult parsed)
      throws Exception {
    if (e instanceof SystemFault || e instanceof InvalidConfiguration) {
      line.getErr().println(line.getColorScheme().errorText(e.getMessage()));
      return BAD_SETUP;
    }
    throw e;
  }

  /** The version that the build wrote into the jar. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"tandem " + number()};
    }

    String number() {
      String version = Tandem.class.getPackage().getImplementationVersion();
      return version == null ? "(not packaged)" : version;
    }
  }
}
