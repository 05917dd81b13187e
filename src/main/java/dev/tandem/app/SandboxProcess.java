package dev.tandem.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A sandbox in a JVM of its own, so that it shares nothing with the node but the processor. */
final class SandboxProcess implements AutoCloseable {
  private static final String EXPORT = "export ";

  private final Process process;
  private final Map<String, String> settings;

  private SandboxProcess(Process process, Map<String, String> settings) {
    this.process = process;
    this.settings = settings;
  }

  static SandboxProcess start(Path data, String heap, List<String> options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + heap);
    command.add("-XX:+UseSerialGC");
    command.add("-Dsun.net.httpserver.nodelay=true");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Tandem.class.getName()));
    command.addAll(List.of("sandbox", "--data", data.toString()));
    command.addAll(options);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    return new SandboxProcess(process, printed(process.inputReader()));
  }

  /** Another one with the same data at the same addresses, for when this one is closed. */
  static List<String> samePorts(Map<String, String> settings) {
    return List.of(
        "--crm-port", port(settings, "crm.url"), "--erp-port", port(settings, "erp.url"));
  }

  private static String port(Map<String, String> settings, String key) {
    return String.valueOf(URI.create(settings.get(key)).getPort());
  }

  private static Map<String, String> printed(BufferedReader output) throws IOException {
    Map<String, String> variables = new TreeMap<>();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith("#")) {
        return settings(variables);
      }
      if (line.startsWith(EXPORT)) {
        int equals = line.indexOf('=');
        variables.put(line.substring(EXPORT.length(), equals), line.substring(equals + 1));
      }
    }
    throw new UncheckedIOException(new IOException("The sandbox did not start."));
  }

  private static Map<String, String> settings(Map<String, String> variables) {
    Map<String, String> settings = new TreeMap<>();
    for (Setting setting : Setting.values()) {
      String value = variables.get(Settings.variable(setting.key()));
      if (value != null) {
        settings.put(setting.key(), value);
      }
    }
    return settings;
  }

  /** The settings with which a node connects to it. */
  Map<String, String> settings() {
    return settings;
  }

  /** How much of the processor it has had so far. */
  Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
