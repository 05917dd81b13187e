package dev.tandem.app;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code tandem run --once} in a JVM of its own, which can be killed. */
final class ChildNode {
  private final Process process;

  private ChildNode(Process process) {
    this.process = process;
  }

  static ChildNode start(Map<String, String> environment, Path log) {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            classPath(),
            Tandem.class.getName(),
            "run",
            "--once");
    builder.environment().putAll(environment);
    File file = log.toFile();
    builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(file));
    try {
      return new ChildNode(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String classPath() {
    List<String> keys = List.of("surefire.test.class.path", "java.class.path");
    return keys.stream().map(System::getProperty).filter(p -> p != null).findFirst().orElseThrow();
  }

  /** kill -9; it is dead when this returns. */
  void kill() {
    try {
      process.destroyForcibly().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Its exit code, once it has ended by itself. */
  int exitCode() throws InterruptedException {
    if (!process.waitFor(3, TimeUnit.MINUTES)) {
      kill();
      throw new AssertionError("The node did not end.");
    }
    return process.exitValue();
  }
}
