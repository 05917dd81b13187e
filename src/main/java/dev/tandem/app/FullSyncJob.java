package dev.tandem.app;

import dev.tandem.sync.FullSyncRun;
import dev.tandem.sync.SystemFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that works the full synchronisation off, as long as the node runs. */
final class FullSyncJob implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FullSyncJob.class);

  private final FullSyncRun run;
  private final Object signal = new Object();
  private final Thread thread;
  private boolean asked = true;
  private volatile boolean closed;

  private FullSyncJob(FullSyncRun run) {
    this.run = run;
    this.thread = new Thread(this::work, "full-sync");
    thread.setDaemon(true);
  }

  /** Begins with what an earlier node left unfinished. */
  static FullSyncJob start(FullSyncRun run) {
    FullSyncJob job = new FullSyncJob(run);
    job.thread.start();
    return job;
  }

  /** Something was started or resumed. */
  void wake() {
    synchronized (signal) {
      asked = true;
      signal.notifyAll();
    }
  }

  /** A line was paused. */
  void halt(String mapping) {
    run.halt(mapping);
  }

  private void work() {
    try {
      while (!closed) {
        await();
        workOff();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void await() throws InterruptedException {
    synchronized (signal) {
      while (!asked) {
        signal.wait();
      }
      asked = false;
    }
  }

  /** A fault of the store or the broker: what was started is still written down. */
  private void workOff() throws InterruptedException {
    try {
      while (!closed && run.workOff()) {
        LOG.debug("A line of the full synchronisation was worked off.");
      }
    } catch (SystemFault fault) {
      LOG.warn("The full synchronisation is held up and goes on soon. {}", fault.getMessage());
      Thread.sleep(5000);
      wake();
    }
  }

  @Override
  public void close() throws InterruptedException {
    closed = true;
    thread.interrupt();
    thread.join(5000);
  }
}
