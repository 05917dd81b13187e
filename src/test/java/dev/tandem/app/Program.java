package dev.tandem.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The node as users have it: a program with a folder, an environment and an exit code. */
final class Program implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 120;

  /** What a command said and how it ended. */
  record Result(int exit, String out, String err) {
    String all() {
      return out + err;
    }

    String lastLine() {
      return out.strip().lines().reduce((first, second) -> second).orElse("");
    }
  }

  private final Path folder;
  private final Map<String, String> environment = new TreeMap<>();
  private final List<Process> started = new ArrayList<>();

  /** On a copy of the shipped configuration. */
  Program(Path folder) {
    this.folder = folder;
    Folders.copyConfiguration(folder);
    with("data.dir", folder.resolve("data").toString());
    with("http.port", "0");
  }

  Program withAllMappings() {
    return with("config.dir", Path.of("config").toAbsolutePath().toString())
        .with("routes.dir", Path.of("routes").toAbsolutePath().toString());
  }

  Program with(String setting, String value) {
    environment.put(Settings.variable(setting), value);
    return this;
  }

  Program with(Map<String, String> settings) {
    settings.forEach(this::with);
    return this;
  }

  Path folder() {
    return folder;
  }

  Result run(String... command) {
    Process process = start(command);
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("Still running: " + out() + err());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
    return new Result(process.exitValue(), out(), err());
  }

  Process start(String... command) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), Tandem.class.getName()));
    line.addAll(List.of(command));
    ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
    builder.redirectOutput(Redirect.to(folder.resolve("out").toFile()));
    builder.redirectError(Redirect.to(folder.resolve("err").toFile()));
    builder.environment().keySet().removeIf(name -> name.startsWith("TANDEM_"));
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      started.add(process);
      return process;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String out() {
    return read("out");
  }

  String err() {
    return read("err");
  }

  private String read(String file) {
    try {
      return Files.readString(folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    started.forEach(Process::destroyForcibly);
    started.forEach(process -> process.onExit().join());
  }
}
