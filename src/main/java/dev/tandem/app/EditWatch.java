package dev.tandem.app;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the files again and again. It reads them: notifications of the operating system get lost
 * and do not exist on many mounts, and a few dozen small files cost nothing.
 */
final class EditWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EditWatch.class);
  private static final long INTERVAL_MILLIS = 500;
  private static final long PATIENCE_SECONDS = 30;

  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "live-edit"));

  private EditWatch() {}

  static EditWatch start(LiveEdit edit) {
    EditWatch watch = new EditWatch();
    watch.executor.scheduleWithFixedDelay(
        () -> look(edit), INTERVAL_MILLIS, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
    return watch;
  }

  /** Whatever goes wrong with one look, there is a next one. */
  private static void look(LiveEdit edit) {
    try {
      edit.look();
    } catch (RuntimeException e) {
      LOG.error("Edited files could not be looked at; the node goes on as it is.", e);
    }
  }

  @Override
  public void close() throws InterruptedException {
    executor.shutdown();
    if (!executor.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      executor.shutdownNow();
    }
  }
}
