package dev.tandem.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.mapping.Side;
import dev.tandem.sync.Action;
import dev.tandem.sync.Change;
import dev.tandem.sync.Coupling;
import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.FieldConflict;
import dev.tandem.sync.Fields;
import dev.tandem.sync.Intent;
import dev.tandem.sync.OutboxEvent;
import dev.tandem.sync.Outcome;
import dev.tandem.sync.Problem;
import dev.tandem.sync.RecordError;
import dev.tandem.sync.Run;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What every database must do for the ledger. */
abstract class LedgerContract extends StoreFixture {

  @Test
  void should_raise_the_revision_with_each_update() {
    record(outcome(Action.INSERTED, coupling(1)));
    assertThat(record(outcome(Action.MODIFIED, withErp(stored("erp-1"), "new")))).isEmpty();
    assertThat(stored("erp-1").revision()).isEqualTo(2);
    assertThat(stored("erp-1").erp()).isEqualTo(state("new"));
  }

  @Test
  void should_report_an_update_at_an_old_revision_and_store_nothing_of_it() {
    record(outcome(Action.INSERTED, coupling(1)));
    Coupling old = stored("erp-1");
    record(outcome(Action.MODIFIED, withErp(old, "theirs")));
    Outcome late = outcome(Action.MODIFIED, withErp(old, "ours"));
    assertThat(store.ledger().record(MAPPING, List.of(late), List.of(event(late))))
        .containsExactly(late.change().id());
    assertThat(stored("erp-1").erp()).isEqualTo(state("theirs"));
    assertThat(store.outbox().unsent(10)).isEmpty();
    assertThat(counter(Action.MODIFIED)).isOne();
  }

  @Test
  void should_store_the_rest_of_a_batch_when_one_change_is_late() {
    record(outcome(Action.INSERTED, coupling(1)));
    Coupling taken = new Coupling(MAPPING, "erp-9", "crm-1", null, null, state("a"), state("b"), 0);
    Outcome late = outcome(Action.INSERTED, taken);
    Outcome before = outcome(Action.INSERTED, coupling(2));
    Outcome after = outcome(Action.INSERTED, coupling(3));
    List<OutboxEvent> events = List.of(event(before), event(late), event(after));
    assertThat(store.ledger().record(MAPPING, List.of(before, late, after), events))
        .containsExactly(late.change().id());
    assertThat(store.couplings().count(MAPPING)).isEqualTo(3);
    assertThat(store.outbox().unsent(10)).containsExactly(events.get(0), events.get(2));
    assertThat(counter(Action.INSERTED)).isEqualTo(3);
  }

  @Test
  void should_report_a_second_coupling_of_either_record() {
    record(outcome(Action.INSERTED, coupling(1)));
    Coupling sameErp = new Coupling(MAPPING, "erp-1", "crm-x", "", "", state("a"), state("b"), 0);
    Coupling sameCrm = new Coupling(MAPPING, "erp-x", "crm-1", "", "", state("a"), state("b"), 0);
    assertThat(record(outcome(Action.COUPLED, sameErp), outcome(Action.COUPLED, sameCrm)))
        .hasSize(2);
    assertThat(store.couplings().count(MAPPING)).isOne();
  }

  @Test
  void should_couple_the_same_records_under_another_mapping() {
    record(outcome(Action.INSERTED, coupling(1)));
    Coupling other = new Coupling("OTHER", "erp-1", "crm-1", "", "", state("a"), state("b"), 0);
    assertThat(store.ledger().record("OTHER", List.of(outcome(Action.INSERTED, other)), List.of()))
        .isEmpty();
  }

  @Test
  void should_take_the_first_of_two_outcomes_of_one_coupling_and_report_the_second() {
    record(outcome(Action.INSERTED, coupling(1)));
    Coupling now = stored("erp-1");
    Outcome first = outcome(Action.MODIFIED, withErp(now, "first"));
    Outcome second = Outcome.of(change(Side.ERP, "erp-1"), Action.MODIFIED, withErp(now, "second"));
    assertThat(record(first, second)).containsExactly(second.change().id());
    assertThat(stored("erp-1").erp()).isEqualTo(state("first"));
  }

  @Test
  void should_delete_an_uncoupled_pair_so_that_its_records_can_be_coupled_again() {
    record(outcome(Action.INSERTED, coupling(1)));
    assertThat(record(outcome(Action.UNCOUPLED, stored("erp-1")))).isEmpty();
    assertThat(store.couplings().count(MAPPING)).isZero();
    assertThat(record(outcome(Action.COUPLED, coupling(1)))).isEmpty();
  }

  @Test
  void should_report_the_uncoupling_of_a_pair_that_was_written_meanwhile() {
    record(outcome(Action.INSERTED, coupling(1)));
    Coupling old = stored("erp-1");
    record(outcome(Action.MODIFIED, withErp(old, "newer")));
    assertThat(record(outcome(Action.UNCOUPLED, old))).hasSize(1);
    assertThat(store.couplings().count(MAPPING)).isOne();
  }

  @Test
  void should_close_the_intents_of_a_new_coupling_whichever_side_it_came_from() {
    Intent toErp = intent(Side.ERP, "crm-1");
    Intent toCrm = intent(Side.CRM, "erp-2");
    Intent other = intent(Side.ERP, "crm-3");
    store.intents().open(List.of(toErp, toCrm, other));
    record(outcome(Action.INSERTED, coupling(1)), outcome(Action.COUPLED, coupling(2)));
    assertThat(store.intents().pending(MAPPING)).containsExactly(other);
  }

  @Test
  void should_keep_the_intent_of_a_coupling_that_came_too_late() {
    record(outcome(Action.INSERTED, coupling(1)));
    Coupling taken = new Coupling(MAPPING, "erp-1", "crm-2", null, null, state("a"), state("b"), 0);
    store.intents().open(List.of(intent(Side.ERP, "crm-2")));
    record(outcome(Action.INSERTED, taken));
    assertThat(store.intents().pending(MAPPING)).hasSize(1);
  }

  @Test
  void should_move_the_counters_of_every_run_of_a_batch() {
    UUID other = UUID.randomUUID();
    store.runs().start(other, MAPPING, Side.ERP, NOW);
    Change foreign = change(Side.ERP, "erp-7");
    Change ofOther = new Change(foreign.id(), MAPPING, Side.ERP, foreign.record(), other);
    record(
        outcome(Action.INSERTED, coupling(1)),
        outcome(Action.INSERTED, coupling(2)),
        Outcome.of(change(Side.CRM, "crm-3"), Action.DROPPED, null),
        Outcome.of(ofOther, Action.SKIPPED, null));
    assertThat(counter(Action.INSERTED)).isEqualTo(2);
    assertThat(counter(Action.DROPPED)).isOne();
    assertThat(counter(Action.UNCHANGED)).isZero();
    assertThat(store.runs().find(other).orElseThrow().count(Action.SKIPPED)).isOne();
  }

  @Test
  void should_record_outcomes_of_an_unknown_run() {
    Change change = change(Side.CRM, "crm-1");
    Change orphan = new Change(change.id(), MAPPING, Side.CRM, change.record(), UUID.randomUUID());
    Change nobodys = new Change(UUID.randomUUID(), MAPPING, Side.CRM, change.record(), null);
    assertThat(
            record(
                Outcome.of(orphan, Action.INSERTED, coupling(1)),
                Outcome.of(nobodys, Action.SKIPPED, null)))
        .isEmpty();
    assertThat(store.couplings().count(MAPPING)).isOne();
  }

  @Test
  void should_count_a_dropped_change_and_do_nothing_else_with_it() {
    record(failed("crm-1", ErrorCode.VALUE_REJECTED, "broken"));
    Outcome dropped = Outcome.of(change(Side.CRM, "crm-1"), Action.DROPPED, coupling(1));
    store.ledger().record(MAPPING, List.of(dropped), List.of(event(dropped)));
    assertThat(counter(Action.DROPPED)).isOne();
    assertThat(store.outbox().unsent(10)).isEmpty();
    assertThat(store.couplings().count(MAPPING)).isZero();
    assertThat(store.errors().count(MAPPING)).isOne();
  }

  @Test
  void should_count_how_often_the_same_failure_was_seen_in_a_row() {
    record(failed("crm-1", ErrorCode.VALUE_REJECTED, "too long"));
    clock.step(Duration.ofMinutes(1));
    record(failed("crm-1", ErrorCode.VALUE_REJECTED, "too long"));
    assertThat(error().occurrences()).isEqualTo(2);
    assertThat(error().since()).isEqualTo(NOW);
    record(failed("crm-1", ErrorCode.VALUE_REJECTED, "too short"));
    assertThat(error().occurrences()).isOne();
    assertThat(error().since()).isEqualTo(NOW.plusSeconds(60));
    record(failed("crm-1", ErrorCode.UPDATE_CONFLICT, "too short"));
    assertThat(error().occurrences()).isOne();
    assertThat(error().code()).isEqualTo(ErrorCode.UPDATE_CONFLICT);
  }

  @Test
  void should_clear_the_error_of_a_settled_record_and_of_no_other() {
    record(
        failed("crm-1", ErrorCode.VALUE_REJECTED, "a"),
        failed("crm-2", ErrorCode.VALUE_REJECTED, "b"),
        Outcome.failed(change(Side.ERP, "crm-1"), ErrorCode.VALUE_REJECTED.with("c")));
    record(Outcome.of(change(Side.CRM, "crm-1"), Action.UNCHANGED, null));
    assertThat(store.errors().open(Optional.empty(), 10))
        .extracting(RecordError::detail)
        .containsExactlyInAnyOrder("b", "c");
  }

  @Test
  void should_let_the_last_outcome_of_a_record_decide_about_its_error() {
    Outcome settled = Outcome.of(change(Side.CRM, "crm-1"), Action.SKIPPED, null);
    record(failed("crm-1", ErrorCode.VALUE_REJECTED, "a"), settled);
    assertThat(store.errors().count(MAPPING)).isZero();
    record(settled, failed("crm-1", ErrorCode.VALUE_REJECTED, "a"));
    assertThat(store.errors().count(MAPPING)).isOne();
  }

  @Test
  void should_keep_the_conflicting_fields_as_json() {
    Problem problem = ErrorCode.UPDATE_CONFLICT.with("name");
    FieldConflict conflict = new FieldConflict("displayName", "name", "ä", "ö", "ä", null);
    record(
        new Outcome(
            change(Side.CRM, "crm-1"),
            Action.FAILED,
            null,
            Fields.none(),
            problem,
            List.of(conflict)));
    assertThat(error().conflicts())
        .isEqualTo(
            "[{\"erpField\":\"displayName\",\"crmField\":\"name\",\"baseErp\":\"ä\","
                + "\"erp\":\"ö\",\"baseCrm\":\"ä\",\"crm\":null}]");
  }

  @Test
  void should_keep_a_detail_of_two_million_characters_and_compare_it() {
    String detail = "Größe 漢字 \uD83D\uDE00 ".repeat(160_000);
    record(failed("crm-1", ErrorCode.VALUE_REJECTED, detail));
    record(failed("crm-1", ErrorCode.VALUE_REJECTED, detail));
    assertThat(error().detail()).isEqualTo(detail);
    assertThat(error().occurrences()).isEqualTo(2);
  }

  @Test
  void should_keep_an_event_body_and_base_values_of_two_million_characters() {
    String text = "ß".repeat(2_000_000);
    Coupling coupling = coupling(1).withState(Side.ERP, state(text), "E1");
    Outcome outcome = outcome(Action.INSERTED, coupling);
    OutboxEvent event =
        new OutboxEvent(UUID.randomUUID(), outcome.change().id(), "outcomes.x", "k", text);
    store.ledger().record(MAPPING, List.of(outcome), List.of(event));
    assertThat(store.outbox().unsent(1)).containsExactly(event);
    assertThat(stored("erp-1").erp()).isEqualTo(state(text));
  }

  @Test
  void should_not_stop_a_batch_because_of_a_nul_in_a_text() {
    record(failed("crm-1", ErrorCode.VALUE_REJECTED, "a\0b"));
    assertThat(error().detail()).isEqualTo("a\uFFFDb");
  }

  @Test
  void should_retry_waiting_and_ambiguous_records_always_and_others_once() {
    List<Outcome> twice =
        List.of(
            failed("waiting", ErrorCode.REFERENCE_NOT_COUPLED, "a"),
            failed("ambiguous", ErrorCode.AMBIGUOUS, "b"),
            failed("rejected", ErrorCode.VALUE_REJECTED, "c"),
            failed("conflict", ErrorCode.UPDATE_CONFLICT, "d"));
    store.ledger().record(MAPPING, twice, List.of());
    store.ledger().record(MAPPING, twice, List.of());
    record(failed("once", ErrorCode.VALUE_REJECTED, "e"));
    assertThat(store.errors().retryable(MAPPING, Side.CRM, 10))
        .extracting(RecordError::recordId)
        .containsExactlyInAnyOrder("waiting", "ambiguous", "once");
    assertThat(store.errors().retryable(MAPPING, Side.ERP, 10)).isEmpty();
  }

  @Test
  void should_retry_first_what_was_tried_longest_ago() {
    record(failed("a", ErrorCode.REFERENCE_NOT_COUPLED, "x"));
    clock.step(Duration.ofSeconds(1));
    record(failed("b", ErrorCode.REFERENCE_NOT_COUPLED, "x"));
    clock.step(Duration.ofSeconds(1));
    record(failed("a", ErrorCode.REFERENCE_NOT_COUPLED, "x"));
    assertThat(store.errors().retryable(MAPPING, Side.CRM, 1))
        .extracting(RecordError::recordId)
        .containsExactly("b");
  }

  @Test
  void should_store_an_event_once_when_a_batch_is_recorded_again() {
    Outcome outcome = Outcome.of(change(Side.CRM, "crm-1"), Action.SKIPPED, null);
    OutboxEvent event = event(outcome);
    store.ledger().record(MAPPING, List.of(outcome), List.of(event));
    store.ledger().record(MAPPING, List.of(outcome), List.of(event));
    assertThat(store.outbox().unsent(10)).containsExactly(event);
  }

  @Test
  void should_store_nothing_at_all_when_a_batch_breaks() {
    Outcome good = outcome(Action.INSERTED, coupling(1));
    Outcome broken = failed(null, ErrorCode.VALUE_REJECTED, "a record without id");
    assertThatThrownBy(
            () -> store.ledger().record(MAPPING, List.of(good, broken), List.of(event(good))))
        .isInstanceOf(dev.tandem.sync.SystemFault.class);
    assertThat(store.couplings().count(MAPPING)).isZero();
    assertThat(store.outbox().unsent(1)).isEmpty();
    assertThat(counter(Action.INSERTED)).isZero();
  }

  @Test
  void should_modify_a_hundred_records_in_four_statements() {
    List<Outcome> inserts = times(100, n -> outcome(Action.INSERTED, coupling(n)));
    store.ledger().record(MAPPING, inserts, List.of());
    List<Outcome> updates =
        times(100, n -> outcome(Action.MODIFIED, withErp(stored("erp-" + n), "new")));
    List<OutboxEvent> events = updates.stream().map(StoreFixture::event).toList();
    assertThat(statementsOf(() -> store.ledger().record(MAPPING, updates, events))).isEqualTo(4);
  }

  @Test
  void should_count_a_thousand_dropped_changes_in_one_statement() {
    List<Outcome> echoes =
        times(1000, n -> Outcome.of(change(Side.CRM, "crm-" + n), Action.DROPPED, null));
    assertThat(statementsOf(() -> store.ledger().record(MAPPING, echoes, List.of()))).isOne();
  }

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

  private Set<UUID> record(Outcome... outcomes) {
    return store.ledger().record(MAPPING, List.of(outcomes), List.of());
  }

  private long counter(Action action) {
    Run run = store.runs().find(RUN).orElseThrow();
    return run.count(action);
  }

  private RecordError error() {
    return store.errors().open(Optional.of(MAPPING), 1).get(0);
  }

  private static Outcome failed(String id, ErrorCode code, String detail) {
    return Outcome.failed(change(Side.CRM, id), code.with(detail));
  }

  private static Intent intent(Side target, String source) {
    return new Intent(MAPPING, target, source, "id", null, Fields.none(), NOW);
  }
}
