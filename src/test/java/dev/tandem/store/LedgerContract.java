package dev.tandem.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.mapping.Side;
import dev.tandem.sync.Action;
import dev.tandem.sync.Change;
import dev.tandem.sync.Coupling;
import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.Fields;
import dev.tandem.sync.Intent;
import dev.tandem.sync.OutboxEvent;
import dev.tandem.sync.Outcome;
import dev.tandem.sync.Request;
import dev.tandem.sync.SystemFault;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every database must do for couplings, intents, counters and events of a batch. */
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
    store.runs().start(Request.modified(other, MAPPING, Side.ERP), "r1", NOW);
    Change foreign = change(Side.ERP, "erp-7");
    Change ofOther = Change.of(foreign.id(), MAPPING, Side.ERP, foreign.record(), other);
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
    Change orphan = Change.of(change.id(), MAPPING, Side.CRM, change.record(), UUID.randomUUID());
    Change nobodys = Change.of(UUID.randomUUID(), MAPPING, Side.CRM, change.record(), null);
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
        .isInstanceOf(SystemFault.class);
    assertThat(store.couplings().count(MAPPING)).isZero();
    assertThat(store.outbox().unsent(1)).isEmpty();
    assertThat(counter(Action.INSERTED)).isZero();
  }

  @Test
  void should_modify_a_hundred_records_in_four_statements() {
    List<Outcome> inserts = times(100, n -> outcome(Action.INSERTED, coupling(n)));
    store.ledger().record(MAPPING, inserts, List.of());
    List<String> ids = times(100, n -> "erp-" + n);
    List<Outcome> updates =
        store.couplings().find(MAPPING, Side.ERP, ids).stream()
            .map(coupling -> outcome(Action.MODIFIED, withErp(coupling, "new")))
            .toList();
    List<OutboxEvent> events = updates.stream().map(StoreFixture::event).toList();
    assertThat(statementsOf(() -> store.ledger().record(MAPPING, updates, events))).isEqualTo(4);
  }

  @Test
  void should_count_a_thousand_dropped_changes_in_one_statement() {
    List<Outcome> echoes =
        times(1000, n -> Outcome.of(change(Side.CRM, "crm-" + n), Action.DROPPED, null));
    assertThat(statementsOf(() -> store.ledger().record(MAPPING, echoes, List.of()))).isOne();
  }

  private static Intent intent(Side target, String source) {
    return new Intent(MAPPING, target, source, "id", null, Fields.none(), NOW);
  }
}
