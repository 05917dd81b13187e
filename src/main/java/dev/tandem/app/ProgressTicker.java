package dev.tandem.app;

import dev.tandem.sync.RunProgress;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Says every few seconds how far a long pass has got, how fast it is and how long it may take. */
final class ProgressTicker implements AutoCloseable {
  private static final int SECONDS = 3;

  private final RunProgress progress;
  private final Output output;
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "progress");
            thread.setDaemon(true);
            return thread;
          });
  private RunProgress.Snapshot last;

  private ProgressTicker(RunProgress progress, Output output) {
    this.progress = progress;
    this.output = output;
  }

  static ProgressTicker start(RunProgress progress, Output output) {
    ProgressTicker ticker = new ProgressTicker(progress, output);
    ticker.ticker.scheduleAtFixedRate(ticker::tick, SECONDS, SECONDS, TimeUnit.SECONDS);
    return ticker;
  }

  private void tick() {
    RunProgress.Snapshot now = progress.newest().orElse(null);
    if (now != null && now.read() > 0 && !now.equals(last)) {
      output.progress("%s", line(now));
    }
    last = now;
  }

  private String line(RunProgress.Snapshot now) {
    boolean same =
        last != null && last.mapping().equals(now.mapping()) && last.side() == now.side();
    long rate = (now.done() - (same ? last.done() : 0)) / SECONDS;
    long left = now.read() - now.done();
    String rest = rate > 0 ? ", %,d s left".formatted(left / rate) : "";
    return "%-18s %s: %,d read, %,d brought over (%,d/s%s)"
        .formatted(now.mapping(), now.side().code(), now.read(), now.done(), rate, rest);
  }

  @Override
  public void close() {
    ticker.shutdownNow();
  }
}
