package dev.tandem.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.mapping.Side;
import dev.tandem.sync.Action;
import dev.tandem.sync.Bookmarks;
import dev.tandem.sync.Change;
import dev.tandem.sync.Coupling;
import dev.tandem.sync.CouplingSearch;
import dev.tandem.sync.Decision;
import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.Fields;
import dev.tandem.sync.FullSyncLine;
import dev.tandem.sync.IgnoredRecord;
import dev.tandem.sync.Instruction;
import dev.tandem.sync.Intent;
import dev.tandem.sync.OutboxEvent;
import dev.tandem.sync.Outcome;
import dev.tandem.sync.Recommendation;
import dev.tandem.sync.RecordError;
import dev.tandem.sync.Reference;
import dev.tandem.sync.ReferenceKey;
import dev.tandem.sync.Request;
import dev.tandem.sync.Run;
import dev.tandem.sync.SideState;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every database must do for the ports besides the ledger. */
abstract class StoreContract extends StoreFixture {

  @Test
  void should_give_back_a_coupling_as_it_was_recorded() {
    Coupling coupling = coupling(1);
    couple(coupling);
    assertThat(store.couplings().find(MAPPING, Side.CRM, List.of("crm-1")))
        .containsExactly(
            new Coupling(MAPPING, "erp-1", "crm-1", "E1", "C1", coupling.erp(), coupling.crm(), 1));
  }

  @Test
  void should_give_back_a_side_that_was_never_seen() {
    couple(Coupling.between(MAPPING, Side.ERP, "erp-1", "crm-1"));
    assertThat(stored("erp-1").crm()).isEqualTo(SideState.UNKNOWN);
    assertThat(stored("erp-1").crmKey()).isNull();
  }

  @Test
  void should_find_a_thousand_couplings_in_one_statement() {
    List<Coupling> all = times(1000, StoreFixture::coupling);
    couple(all.toArray(Coupling[]::new));
    List<String> ids = all.stream().map(Coupling::erpId).toList();
    assertThat(statementsOf(() -> store.couplings().find(MAPPING, Side.ERP, ids))).isOne();
    assertThat(store.couplings().find(MAPPING, Side.ERP, ids)).hasSize(1000);
  }

  @Test
  void should_find_only_what_is_asked_for() {
    couple(coupling(1), coupling(2));
    assertThat(store.couplings().find(MAPPING, Side.CRM, List.of("crm-2", "erp-1", "none")))
        .extracting(Coupling::erpId)
        .containsExactly("erp-2");
    assertThat(store.couplings().find("OTHER", Side.CRM, List.of("crm-2"))).isEmpty();
  }

  @Test
  void should_ask_nothing_when_no_ids_are_given() {
    assertThat(
            statementsOf(
                () -> {
                  store.couplings().find(MAPPING, Side.CRM, List.of());
                  store.couplings().resolve(List.of());
                  store.outbox().sent(List.of());
                  store.intents().open(List.of());
                  store.ledger().record(MAPPING, List.of(), List.of());
                }))
        .isZero();
  }

  @Test
  void should_resolve_references_of_several_mappings_and_sides_in_one_statement() {
    couple(coupling(1));
    Coupling currency =
        new Coupling("CURRENCY", "erp-eur", "crm-eur", "EUR", "€", state("a"), state("b"), 0);
    store.ledger().record("CURRENCY", List.of(outcome(Action.COUPLED, currency)), List.of());
    ReferenceKey byErpKey = new ReferenceKey("CURRENCY", Side.ERP, "EUR");
    ReferenceKey byCrmId = new ReferenceKey(MAPPING, Side.CRM, "crm-1");
    ReferenceKey unknown = new ReferenceKey(MAPPING, Side.CRM, "crm-2");
    List<ReferenceKey> keys = List.of(byErpKey, byCrmId, unknown);
    assertThat(statementsOf(() -> store.couplings().resolve(keys))).isOne();
    assertThat(store.couplings().resolve(keys))
        .containsExactlyInAnyOrder(
            new Reference(byErpKey, "crm-eur", "€"), new Reference(byCrmId, "erp-1", "E1"));
  }

  @Test
  void should_not_take_the_reference_of_another_mapping() {
    couple(coupling(1));
    assertThat(
            store
                .couplings()
                .resolve(
                    List.of(
                        new ReferenceKey("CURRENCY", Side.ERP, "E1"),
                        new ReferenceKey(MAPPING, Side.CRM, "other"))))
        .isEmpty();
  }

  @Test
  void should_not_guess_when_several_couplings_share_a_natural_key() {
    couple(coupling(1), coupling(2).withState(Side.ERP, state("x"), "E1"));
    assertThat(store.couplings().resolve(List.of(new ReferenceKey(MAPPING, Side.ERP, "E1"))))
        .isEmpty();
  }

  @Test
  void should_count_the_couplings_of_a_mapping() {
    couple(coupling(1), coupling(2));
    assertThat(store.couplings().count(MAPPING)).isEqualTo(2);
    assertThat(store.couplings().count("OTHER")).isZero();
  }

  @Test
  void should_keep_pending_intents_oldest_first() {
    store.intents().open(List.of(intent("b", NOW), intent("a", NOW.minusSeconds(1))));
    assertThat(store.intents().pending(MAPPING))
        .containsExactly(intent("a", NOW.minusSeconds(1)), intent("b", NOW));
    assertThat(store.intents().pending("OTHER")).isEmpty();
  }

  @Test
  void should_replace_the_intent_of_the_same_source() {
    store.intents().open(List.of(intent("a", NOW)));
    store.intents().open(List.of(intent("a", NOW.plusSeconds(1))));
    assertThat(store.intents().pending(MAPPING)).containsExactly(intent("a", NOW.plusSeconds(1)));
  }

  @Test
  void should_forget_withdrawn_intents() {
    store.intents().open(List.of(intent("a", NOW), intent("b", NOW)));
    store.intents().withdraw(List.of(intent("a", NOW)));
    assertThat(store.intents().pending(MAPPING)).containsExactly(intent("b", NOW));
  }

  @Test
  void should_open_a_thousand_intents_in_two_statements() {
    List<Intent> many = times(1000, n -> intent("s" + n, NOW));
    assertThat(statementsOf(() -> store.intents().open(many))).isEqualTo(2);
    assertThat(store.intents().pending(MAPPING)).hasSize(1000);
  }

  @Test
  void should_never_move_a_bookmark_back() {
    assertThat(bookmarks().find(MAPPING, Side.CRM)).isEmpty();
    bookmarks().advance(MAPPING, Side.CRM, NOW);
    bookmarks().advance(MAPPING, Side.CRM, NOW.minusSeconds(1));
    assertThat(bookmarks().find(MAPPING, Side.CRM)).contains(NOW);
    bookmarks().advance(MAPPING, Side.CRM, NOW.plusSeconds(1));
    assertThat(bookmarks().find(MAPPING, Side.CRM)).contains(NOW.plusSeconds(1));
    assertThat(bookmarks().find(MAPPING, Side.ERP)).isEmpty();
  }

  @Test
  void should_forget_a_bookmark_of_one_side_and_of_one_kind_of_reading() {
    Bookmarks full = store.bookmarks().get(Request.Extent.FULL);
    bookmarks().advance(MAPPING, Side.CRM, NOW);
    bookmarks().advance(MAPPING, Side.ERP, NOW);
    full.advance(MAPPING, Side.CRM, NOW);

    bookmarks().forget(MAPPING, Side.CRM);

    assertThat(bookmarks().find(MAPPING, Side.CRM)).isEmpty();
    assertThat(bookmarks().find(MAPPING, Side.ERP)).contains(NOW);
    assertThat(full.find(MAPPING, Side.CRM)).contains(NOW);
  }

  @Test
  void should_keep_the_last_decision_about_a_field_until_it_is_revoked() {
    Decision name = new Decision(MAPPING, "displayName", "name", Side.ERP);
    Decision all = new Decision(MAPPING, null, null, Side.CRM);
    store.decisions().decide(new Decision(MAPPING, "displayName", "name", Side.CRM));
    store.decisions().decide(name);
    store.decisions().decide(all);

    assertThat(store.decisions().of(MAPPING)).containsExactlyInAnyOrder(name, all);
    assertThat(store.decisions().of("OTHER")).isEmpty();
    assertThat(store.decisions().revoke(name)).isTrue();
    assertThat(store.decisions().revoke(name)).isFalse();
    assertThat(store.decisions().of(MAPPING)).containsExactly(all);
  }

  @Test
  void should_keep_the_lines_of_a_full_synchronisation_and_count_what_its_runs_did() {
    FullSyncLine line =
        new FullSyncLine(
            MAPPING,
            Recommendation.COUPLE,
            FullSyncLine.Status.READY,
            null,
            false,
            10,
            7,
            3,
            null,
            NOW,
            null,
            null,
            null);
    store.fullSyncLines().put(line);
    FullSyncLine running = line.started(Recommendation.FULL, true, NOW).reading(Side.CRM);
    store.fullSyncLines().put(running);
    UUID run = UUID.randomUUID();
    store.runs().start(Request.full(run, MAPPING, Side.ERP, Instruction.CREATE), "r1", NOW);
    Change change = change(Side.ERP, "erp-77");
    Change ofRun = Change.of(change.id(), MAPPING, Side.ERP, change.record(), run);
    store.ledger().record(MAPPING, List.of(Outcome.of(ofRun, Action.UNCHANGED, null)), List.of());

    assertThat(store.fullSyncLines().all()).containsExactly(running);
    assertThat(store.fullSyncLines().find(MAPPING)).contains(running);
    assertThat(store.fullSyncLines().find("OTHER")).isEmpty();
    assertThat(store.fullSyncLines().done(MAPPING, NOW)).isEqualTo(Map.of(Side.ERP, 1L));
    assertThat(store.fullSyncLines().done(MAPPING, NOW.plusSeconds(1))).isEmpty();
    FullSyncLine refused = running.refused(ErrorCode.NO_MATCH.with("7 records"), NOW);
    store.fullSyncLines().put(refused);
    assertThat(store.fullSyncLines().all()).containsExactly(refused);
  }

  @Test
  void should_page_through_couplings_by_their_erp_ids() {
    record(times(5, n -> outcome(Action.INSERTED, coupling(n))).toArray(Outcome[]::new));

    List<Coupling> first = store.couplings().page(MAPPING, null, 3);
    List<Coupling> rest = store.couplings().page(MAPPING, first.get(2).erpId(), 3);

    assertThat(first).extracting(Coupling::erpId).containsExactly("erp-0", "erp-1", "erp-2");
    assertThat(rest).extracting(Coupling::crmId).containsExactly("crm-3", "crm-4");
    assertThat(store.couplings().page("OTHER", null, 3)).isEmpty();
  }

  @Test
  void should_page_through_couplings_of_all_mappings() {
    record(times(4, n -> outcome(Action.INSERTED, coupling(n))).toArray(Outcome[]::new));
    Coupling other = Coupling.between("OTHER", Side.ERP, "erp-1", "other");
    store.ledger().record("OTHER", List.of(outcome(Action.COUPLED, other)), List.of());

    List<String> places = new ArrayList<>();
    Optional<String> last = Optional.empty();
    do {
      List<Coupling> page = store.couplings().search(CouplingSearch.ALL, last, 2);
      page.forEach(coupling -> places.add(coupling.place()));
      last = page.stream().map(Coupling::place).reduce((a, b) -> b);
    } while (last.isPresent());

    assertThat(places)
        .containsExactly(
            MAPPING + "/erp-0",
            MAPPING + "/erp-1",
            "OTHER/erp-1",
            MAPPING + "/erp-2",
            MAPPING + "/erp-3");
    assertThat(store.couplings().counts()).isEqualTo(Map.of(MAPPING, 4L, "OTHER", 1L));
  }

  @Test
  void should_search_couplings_by_ids_and_keys() {
    record(times(4, n -> outcome(Action.INSERTED, coupling(n))).toArray(Outcome[]::new));
    Optional<String> none = Optional.empty();

    assertThat(found(new CouplingSearch(none, Optional.of("erp-1"), none, none, none)))
        .containsExactly("erp-1");
    assertThat(found(new CouplingSearch(none, none, Optional.of("crm-2"), none, none)))
        .containsExactly("erp-2");
    assertThat(found(new CouplingSearch(none, none, none, Optional.of("E3"), none)))
        .containsExactly("erp-3");
    assertThat(found(new CouplingSearch(none, none, none, none, Optional.of("C0"))))
        .containsExactly("erp-0");
    assertThat(
            found(new CouplingSearch(Optional.of("OTHER"), Optional.of("erp-1"), none, none, none)))
        .isEmpty();
    assertThat(
            found(new CouplingSearch(none, Optional.of("erp-1"), Optional.of("crm-2"), none, none)))
        .isEmpty();
  }

  private List<String> found(CouplingSearch search) {
    return store.couplings().search(search, Optional.empty(), 10).stream()
        .map(Coupling::erpId)
        .toList();
  }

  @Test
  void should_page_through_runs_that_started_at_the_same_time() {
    List<UUID> started = new ArrayList<>(List.of(RUN));
    for (int i = 0; i < 4; i++) {
      UUID id = UUID.randomUUID();
      store.runs().start(Request.modified(id, i < 3 ? MAPPING : "OTHER", Side.ERP), "r1", NOW);
      started.add(id);
    }

    assertThat(allRuns(Optional.empty())).containsExactlyInAnyOrderElementsOf(started);
    assertThat(allRuns(Optional.of(MAPPING)))
        .containsExactlyInAnyOrderElementsOf(started.subList(0, 4));
  }

  private List<UUID> allRuns(Optional<String> mapping) {
    List<UUID> ids = new ArrayList<>();
    Optional<Run> last = Optional.empty();
    do {
      List<Run> page = store.runs().page(mapping, last, 2);
      page.forEach(run -> ids.add(run.id()));
      last = page.stream().reduce((a, b) -> b);
    } while (last.isPresent());
    return ids;
  }

  @Test
  void should_page_through_runs_the_newest_first() {
    UUID later = UUID.randomUUID();
    store.runs().start(Request.modified(later, "OTHER", Side.ERP), "r2", NOW.plusSeconds(1));

    List<Run> first = store.runs().page(Optional.empty(), Optional.empty(), 1);
    List<Run> second = store.runs().page(Optional.empty(), Optional.of(first.get(0)), 1);

    assertThat(first).extracting(Run::id).containsExactly(later);
    assertThat(second).extracting(Run::id).containsExactly(RUN);
  }

  @Test
  void should_know_the_last_run_of_each_side() {
    UUID erp = UUID.randomUUID();
    UUID crm = UUID.randomUUID();
    store.runs().start(Request.modified(erp, MAPPING, Side.ERP), "r1", NOW.plusSeconds(1));
    store.runs().start(Request.modified(crm, MAPPING, Side.CRM), "r1", NOW.plusSeconds(2));

    assertThat(store.runs().last(MAPPING, Side.ERP)).map(Run::id).contains(erp);
    assertThat(store.runs().last(MAPPING, Side.CRM)).map(Run::id).contains(crm);
    assertThat(store.runs().last("OTHER", Side.CRM)).isEmpty();
  }

  @Test
  void should_page_through_the_records_that_a_run_left_alone() {
    record(ignored("crm-2"), ignored("crm-1"), ignored("crm/3"));

    List<IgnoredRecord> first = store.runs().ignored(RUN, Optional.empty(), 2);
    List<IgnoredRecord> rest = store.runs().ignored(RUN, Optional.of(first.get(1).place()), 2);

    assertThat(first).extracting(IgnoredRecord::recordId).containsExactly("crm-1", "crm-2");
    assertThat(rest).extracting(IgnoredRecord::recordId).containsExactly("crm/3");
  }

  private static Outcome ignored(String id) {
    return Outcome.skipped(change(Side.CRM, id), ErrorCode.NOT_COUPLED.with(id));
  }

  @Test
  void should_cut_an_instant_to_microseconds_and_never_round_it_up() {
    bookmarks().advance(MAPPING, Side.CRM, Instant.parse("2026-03-01T10:00:00.123456999Z"));
    assertThat(bookmarks().find(MAPPING, Side.CRM)).contains(NOW);
  }

  @Test
  void should_move_a_bookmark_in_one_statement() {
    bookmarks().advance(MAPPING, Side.CRM, NOW);
    assertThat(statementsOf(() -> bookmarks().advance(MAPPING, Side.CRM, NOW.plusSeconds(1))))
        .isOne();
  }

  @Test
  void should_list_the_newest_runs_first() {
    UUID later = UUID.randomUUID();
    store.runs().start(Request.modified(later, MAPPING, Side.ERP), "r2", NOW.plusSeconds(1));
    store
        .runs()
        .start(Request.modified(UUID.randomUUID(), "OTHER", Side.ERP), "r1", NOW.plusSeconds(2));
    assertThat(store.runs().latest(MAPPING, 10)).extracting(Run::id).containsExactly(later, RUN);
    assertThat(store.runs().latest(MAPPING, 10))
        .extracting(Run::mappingRevision)
        .containsExactly("r2", "r1");
    assertThat(store.runs().latest(MAPPING, 1)).extracting(Run::id).containsExactly(later);
  }

  @Test
  void should_tell_when_everything_a_run_read_has_an_outcome() {
    store.runs().read(RUN, 2, NOW.plusSeconds(5));
    couple(coupling(1));
    assertThat(store.runs().find(RUN).orElseThrow().isFinished()).isFalse();
    couple(coupling(2));
    Run run = store.runs().find(RUN).orElseThrow();
    assertThat(run.isFinished()).isTrue();
    assertThat(run.startedAt()).isEqualTo(NOW);
    assertThat(run.readAt()).isEqualTo(NOW.plusSeconds(5));
  }

  @Test
  void should_know_no_run_that_was_not_started() {
    assertThat(store.runs().find(UUID.randomUUID())).isEmpty();
  }

  @Test
  void should_give_out_the_oldest_events_first_until_they_are_sent() {
    List<Outcome> outcomes = times(3, n -> outcome(Action.INSERTED, coupling(n)));
    List<OutboxEvent> events = outcomes.stream().map(StoreFixture::event).toList();
    store.ledger().record(MAPPING, outcomes, events);
    assertThat(store.outbox().unsent(2)).isEqualTo(events.subList(0, 2));
    long statements =
        statementsOf(() -> store.outbox().sent(List.of(events.get(0).id(), events.get(1).id())));
    assertThat(statements).isOne();
    assertThat(store.outbox().unsent(10)).containsExactly(events.get(2));
  }

  @Test
  void should_give_out_an_event_that_belongs_to_no_outcome() {
    OutboxEvent event =
        new OutboxEvent(UUID.randomUUID(), UUID.randomUUID(), "deadletter", null, "{}");
    store.outbox().add(List.of(event));
    assertThat(store.outbox().unsent(10)).containsExactly(event);
  }

  @Test
  void should_keep_all_when_it_is_opened_again() {
    Outcome outcome = outcome(Action.INSERTED, coupling(1));
    store.ledger().record(MAPPING, List.of(outcome), List.of(event(outcome)));
    store.intents().open(List.of(intent("a", NOW)));
    bookmarks().advance(MAPPING, Side.ERP, NOW);
    record(failed("crm-9", ErrorCode.VALUE_REJECTED, "broken"));
    closeStores();
    store = open();
    assertThat(stored("erp-1").revision()).isOne();
    assertThat(store.intents().pending(MAPPING)).hasSize(1);
    assertThat(bookmarks().find(MAPPING, Side.ERP)).contains(NOW);
    assertThat(store.errors().count(MAPPING)).isOne();
    assertThat(store.outbox().unsent(10)).hasSize(1);
    assertThat(store.runs().find(RUN)).isPresent();
  }

  @Test
  void should_finish_a_migration_that_was_cut_short() throws SQLException {
    try (Connection connection = store.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("DROP TABLE \"flyway_schema_history\"");
      statement.execute("DROP TABLE outbox");
    }
    closeStores();
    store = open();
    assertThat(store.outbox().unsent(1)).isEmpty();
    assertThat(store.runs().find(RUN)).isPresent();
  }

  @Test
  void should_list_open_errors_newest_first() {
    record(failed("crm-1", ErrorCode.VALUE_REJECTED, "one"));
    clock.step(Duration.ofSeconds(1));
    record(failed("crm-2", ErrorCode.VALUE_REJECTED, "two"));
    assertThat(store.errors().open(Optional.empty(), 10))
        .extracting(RecordError::recordId)
        .containsExactly("crm-2", "crm-1");
    assertThat(store.errors().open(Optional.of("OTHER"), 10)).isEmpty();
    assertThat(store.errors().open(Optional.of(MAPPING), 1)).hasSize(1);
  }

  private void couple(Coupling... couplings) {
    List<Outcome> outcomes =
        Arrays.stream(couplings).map(c -> outcome(Action.INSERTED, c)).toList();
    assertThat(store.ledger().record(MAPPING, outcomes, List.of())).isEmpty();
  }

  private Bookmarks bookmarks() {
    return store.bookmarks().get(Request.Extent.MODIFIED);
  }

  private static Intent intent(String source, Instant at) {
    Fields values = Fields.of(Map.of("name", "Ünïcode"));
    return new Intent(MAPPING, Side.ERP, source, null, "T-" + source, values, at);
  }
}
