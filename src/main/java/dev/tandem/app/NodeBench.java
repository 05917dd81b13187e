package dev.tandem.app;

import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Side;
import dev.tandem.odata.HttpCall;
import dev.tandem.odata.Traffic;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The node's share of a bench: loads, modifies, counts and waits, and records its requests. */
final class NodeBench {
  private static final int HUNDRED = 100;
  private static final int WARM_UPS = 3;

  /** The node's requests of each stretch, to be sent again. */
  record Recorded(
      List<HttpCall> warmUp, List<List<HttpCall>> loads, List<List<HttpCall>> modifications) {}

  /** The best round, and the rest. */
  record Measured(
      Seconds seconds,
      Recorded recorded,
      BenchResult.Processor processor,
      BenchResult.Cost cost,
      BenchResult.Latency latency,
      long heap) {}

  private final Node node;
  private final Mapping mapping;
  private final RecordingTransport recorder;
  private final SandboxProcess sandbox;
  private final Staff staff;
  private final List<String> warmUp;

  NodeBench(
      Node node,
      RecordingTransport recorder,
      SandboxProcess sandbox,
      Staff staff,
      List<String> warmUp) {
    this.node = node;
    this.mapping = node.mappings().get(Bench.MAPPING);
    this.recorder = recorder;
    this.sandbox = sandbox;
    this.staff = staff;
    this.warmUp = warmUp;
  }

  Measured run(List<List<String>> rounds) throws InterruptedException {
    node.pass(PassWatcher.NONE);
    for (int series = 10; series < 10 + WARM_UPS; series++) {
      staff.rephone(warmUp, series);
      node.pass(mapping, PassWatcher.NONE);
    }
    List<HttpCall> warmingUp = recorder.take();
    List<Seconds> seconds = new ArrayList<>();
    List<List<HttpCall>> loads = new ArrayList<>();
    List<List<HttpCall>> modifications = new ArrayList<>();
    BenchResult.Processor used = null;
    for (List<String> customers : rounds) {
      staff.unblock(customers);
      double load = seconds();
      loads.add(recorder.take());
      staff.rephone(customers, 2);
      BenchResult.Processor before = processor();
      seconds.add(new Seconds(load, seconds()));
      used = processor().since(before, customers.size());
      modifications.add(recorder.take());
    }
    List<String> customers = rounds.get(0);
    return new Measured(
        Seconds.best(seconds),
        new Recorded(warmingUp, loads, modifications),
        used,
        cost(customers),
        latency(customers),
        heap());
  }

  private double seconds() throws InterruptedException {
    long begin = System.nanoTime();
    node.pass(mapping, PassWatcher.NONE);
    return (System.nanoTime() - begin) / 1e9;
  }

  private BenchResult.Processor processor() {
    Duration own = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    return new BenchResult.Processor(own.toMillis(), sandbox.processorTime().toMillis());
  }

  /** One look at each side, the one at the CRM sees the echo of what was written. */
  private BenchResult.Cost cost(List<String> customers) throws InterruptedException {
    settle();
    long[] before = counts();
    look();
    long[] idle = counts();
    staff.rephone(customers.subList(0, Math.min(HUNDRED, customers.size())), 3);
    look();
    Thread.sleep(1000);
    long[] after = counts();
    return new BenchResult.Cost(
        after[0] - idle[0], after[1] - idle[1], idle[0] - before[0], idle[1] - before[1]);
  }

  private void look() throws InterruptedException {
    node.tick(mapping, Side.ERP);
    node.tick(mapping, Side.CRM);
  }

  /**
   * Lets the reader's overlap pass, in which it reads once more what the stretch before has changed
   * by thousands. A batch clears its outbox after it has told that it is through.
   */
  private void settle() throws InterruptedException {
    Thread.sleep(1000L * (1 + node.settings().number("erp.overlap-seconds")));
    look();
    Thread.sleep(1000);
  }

  private long[] counts() {
    Traffic crm = node.systems().crmConnection().traffic();
    Traffic erp = node.systems().erpConnection().traffic();
    return new long[] {crm.requests() + erp.requests(), node.store().statements().count()};
  }

  private BenchResult.Latency latency(List<String> customers) throws InterruptedException {
    double[] millis = new double[HUNDRED];
    for (int i = 0; i < HUNDRED; i++) {
      staff.rephone(List.of(customers.get(i % customers.size())), 4 + i / customers.size());
      long begin = System.nanoTime();
      node.tick(mapping, Side.ERP);
      millis[i] = (System.nanoTime() - begin) / 1e6;
    }
    Arrays.sort(millis);
    return new BenchResult.Latency(millis[HUNDRED / 2], millis[HUNDRED * 99 / 100]);
  }

  private static long heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
  }
}
