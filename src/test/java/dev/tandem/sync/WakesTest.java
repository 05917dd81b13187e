package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.mapping.Side;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WakesTest {
  private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);
  private final Semaphore begun = new Semaphore(0);
  private final Semaphore goOn = new Semaphore(0);
  private final AtomicInteger reads = new AtomicInteger();
  private final Wakes wakes = new Wakes(this::read, threads, Duration.ofMillis(1));

  private void read(String mapping, Side side) {
    begun.release();
    goOn.acquireUninterruptibly();
    reads.incrementAndGet();
  }

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void should_read_once_more_however_often_it_is_woken_meanwhile() throws Exception {
    wakes.wake("A", Side.CRM);
    await(begun);

    for (int i = 0; i < 50; i++) {
      wakes.wake("A", Side.CRM);
    }
    goOn.release();
    await(begun);
    goOn.release(100);

    awaitQuiet("A");
    assertThat(reads).hasValue(3);
  }

  /** After all earlier reads, one more is the proof that nothing else was pending. */
  private void awaitQuiet(String mapping) throws Exception {
    while (reads.get() < 2) {
      Thread.onSpinWait();
    }
    CountDownLatch idle = new CountDownLatch(1);
    threads.schedule(idle::countDown, 50, TimeUnit.MILLISECONDS);
    assertThat(idle.await(10, TimeUnit.SECONDS)).isTrue();
    wakes.wake(mapping, Side.CRM);
    await(begun);
    while (reads.get() < 3) {
      Thread.onSpinWait();
    }
  }

  @Test
  void should_read_other_places_meanwhile() throws Exception {
    wakes.wake("A", Side.CRM);
    wakes.wake("A", Side.ERP);

    await(begun);
    await(begun);
    goOn.release(2);
  }

  @Test
  void should_read_again_after_a_read_that_failed() throws Exception {
    Wakes failing =
        new Wakes(
            (mapping, side) -> {
              begun.release();
              throw new IllegalStateException("broken");
            },
            threads,
            Duration.ZERO);

    failing.wake("A", Side.CRM);
    await(begun);
    while (begun.availablePermits() == 0) {
      failing.wake("A", Side.CRM);
    }
  }

  private static void await(Semaphore semaphore) throws InterruptedException {
    assertThat(semaphore.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
  }
}
