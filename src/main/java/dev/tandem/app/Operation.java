package dev.tandem.app;

import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Mappings;
import dev.tandem.mapping.Side;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Runs a node: for one pass, or until it is told to stop. */
final class Operation {
  private static final int IN_STEP = 0;
  private static final int MAPPING_OFF = 3;

  private final Settings settings;
  private final Mappings mappings;
  private final Output output;

  Operation(Settings settings, Mappings mappings, Output output) {
    this.settings = settings;
    this.mappings = mappings;
    this.output = output;
  }

  int once() throws InterruptedException {
    return report().hasBrokenMapping() ? MAPPING_OFF : IN_STEP;
  }

  PassReport report() throws InterruptedException {
    try (Node node = start(Optional.empty())) {
      probe(node).require();
      pass(node);
      PassReport report = node.report();
      output.result(report);
      return report;
    }
  }

  /**
   * @param web the node's web server
   * @param afterwards what else to do once the first pass is through
   */
  int untilStopped(WebServer web, Runnable afterwards) throws InterruptedException {
    CountDownLatch stopped = new CountDownLatch(1);
    Node node = start(Optional.of(web));
    if (settings.isOn("live-edit.enabled")) {
      node.watchEdits();
    }
    Thread hook = new Thread(() -> stop(node, stopped), "stop");
    Runtime.getRuntime().addShutdownHook(hook);
    output.progress("The node is up: %s/observe/health", web.address());
    node.token()
        .filter(KeptSecret::isNew)
        .ifPresent(
            token ->
                output.progress(
                    "The administrator's token for %s/api, shown this once: %s",
                    web.address(), token.value().reveal()));
    probe(node).await();
    node.fullSync().workOff();
    output.progress(
        isReviewedFirst(node)
            ? "Nothing is written before the full synchronisation was started."
            : "First pass over all mappings …");
    pass(node);
    node.startSchedules();
    output.progress("In operation. Stop with Ctrl+C.");
    afterwards.run();
    stopped.await();
    return IN_STEP;
  }

  /** The review counts both sides and recommends; people start what they have seen. */
  private boolean isReviewedFirst(Node node) {
    if (!settings.isOn("full-sync.review-first") || node.fullSync().awaitReview().isEmpty()) {
      return false;
    }
    node.fullSync().lines().review();
    return true;
  }

  private StartProbe probe(Node node) {
    return new StartProbe(settings, node.systems(), output, d -> Thread.sleep(d.toMillis()));
  }

  /** The one place that stops a long-running node: routes, store, broker, in this order. */
  private static void stop(Node node, CountDownLatch stopped) {
    node.close();
    stopped.countDown();
  }

  private Node start(Optional<WebServer> web) {
    output.progress("Starting: store, broker and routes …");
    return Node.start(settings, mappings, web);
  }

  private void pass(Node node) throws InterruptedException {
    try (ProgressTicker ticker = ProgressTicker.start(node.progress(), output)) {
      node.pass(watcher());
    }
  }

  private PassWatcher watcher() {
    return new PassWatcher() {
      @Override
      public void read(Mapping mapping, Side side, long changes) {
        output.progress("%-18s %s: %d changes read", mapping.name(), side.code(), changes);
      }

      @Override
      public void done(Mapping mapping, Side side) {
        output.progress("%-18s %s: brought over", mapping.name(), side.code());
      }
    };
  }
}
