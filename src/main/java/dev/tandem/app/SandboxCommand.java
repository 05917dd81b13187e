package dev.tandem.app;

import dev.tandem.sandbox.Sandbox;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./tandem sandbox}. */
@Command(
    name = "sandbox",
    description = "Start only the stand-ins of both systems and print how to connect to them.")
final class SandboxCommand implements Callable<Integer> {
  @Mixin private SandboxOf which;

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description = "Where to keep what is written to it; without it, it forgets when it stops.")
  private Path state;

  @Override
  public Integer call() throws InterruptedException {
    Sandbox sandbox = which.start(state);
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  sandbox.close();
                  stopped.countDown();
                },
                "stop"));
    for (Map.Entry<String, String> setting : which.settings(sandbox).entrySet()) {
      System.out.println(
          "export " + Settings.variable(setting.getKey()) + "=" + setting.getValue());
    }
    System.out.println("# control: " + sandbox.controlUrl());
    System.out.flush();
    stopped.await();
    return 0;
  }
}
