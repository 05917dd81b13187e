package dev.tandem.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.sync.Action;
import dev.tandem.sync.Coupling;
import dev.tandem.sync.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;

/** What every database must do when two nodes record at the same moment. */
abstract class LedgerRaceContract extends StoreFixture {

  @RepeatedTest(10)
  void should_let_one_of_two_nodes_win_when_both_insert_the_same_coupling() throws Exception {
    assertThat(race(outcome(Action.INSERTED, coupling(1)), outcome(Action.INSERTED, coupling(1))))
        .hasSize(1);
    assertThat(counter(Action.INSERTED)).isOne();
    assertThat(stored("erp-1").revision()).isOne();
  }

  @RepeatedTest(10)
  void should_let_one_of_two_nodes_win_when_both_update_the_same_coupling() throws Exception {
    record(outcome(Action.INSERTED, coupling(1)));
    Coupling now = stored("erp-1");
    assertThat(
            race(
                outcome(Action.MODIFIED, withErp(now, "a")),
                outcome(Action.MODIFIED, withErp(now, "b"))))
        .hasSize(1);
    assertThat(counter(Action.MODIFIED)).isOne();
    assertThat(stored("erp-1").revision()).isEqualTo(2);
  }

  /** Both nodes record at the same moment; answers who came too late. */
  private List<UUID> race(Outcome one, Outcome other) throws Exception {
    Store node = open();
    CyclicBarrier start = new CyclicBarrier(2);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Callable<Set<UUID>>> nodes =
          List.of(() -> at(start, store, one), () -> at(start, node, other));
      List<UUID> late = new ArrayList<>();
      for (Future<Set<UUID>> answer : threads.invokeAll(nodes)) {
        late.addAll(answer.get());
      }
      return late;
    } finally {
      threads.shutdown();
    }
  }

  private static Set<UUID> at(CyclicBarrier start, Store node, Outcome outcome) throws Exception {
    start.await();
    return node.ledger().record(MAPPING, List.of(outcome), List.of());
  }
}
