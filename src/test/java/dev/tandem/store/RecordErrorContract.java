package dev.tandem.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.mapping.Side;
import dev.tandem.sync.Action;
import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.ErrorGroup;
import dev.tandem.sync.FieldConflict;
import dev.tandem.sync.Fields;
import dev.tandem.sync.Outcome;
import dev.tandem.sync.Problem;
import dev.tandem.sync.RecordError;
import dev.tandem.sync.ReferenceKey;
import dev.tandem.sync.SideState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every database must do for the errors of records. */
abstract class RecordErrorContract extends StoreFixture {

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
  void should_clear_the_error_of_the_partner_unless_that_one_has_edits_of_its_own() {
    Outcome partner =
        Outcome.failed(change(Side.ERP, "erp-1"), ErrorCode.UPDATE_CONFLICT.with("both"));
    record(partner);
    SideState clean = state("x");
    SideState dirty = new SideState(clean.version(), clean.base(), true);
    record(outcome(Action.COUPLED, coupling(1).withState(Side.ERP, dirty, "E1")));
    assertThat(store.errors().count(MAPPING)).isOne();
    record(outcome(Action.MODIFIED, stored("erp-1").withState(Side.ERP, clean, "E1")));
    assertThat(store.errors().count(MAPPING)).isZero();
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
            List.of(conflict),
            List.of(),
            false));
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
    assertThat(store.errors().retryable(MAPPING, Side.CRM, Instant.EPOCH, 10))
        .extracting(RecordError::recordId)
        .containsExactlyInAnyOrder("waiting", "ambiguous", "once");
    assertThat(store.errors().retryable(MAPPING, Side.ERP, Instant.EPOCH, 10)).isEmpty();
  }

  @Test
  void should_retry_first_what_was_tried_longest_ago() {
    record(failed("a", ErrorCode.REFERENCE_NOT_COUPLED, "x"));
    clock.step(Duration.ofSeconds(1));
    record(failed("b", ErrorCode.REFERENCE_NOT_COUPLED, "x"));
    clock.step(Duration.ofSeconds(1));
    record(failed("a", ErrorCode.REFERENCE_NOT_COUPLED, "x"));
    assertThat(store.errors().retryable(MAPPING, Side.CRM, Instant.EPOCH, 1))
        .extracting(RecordError::recordId)
        .containsExactly("b");
  }

  @Test
  void should_let_a_waiting_record_wait_until_what_it_waits_for_is_coupled() {
    record(waiting("by-id", "crm-7"), waiting("by-key", "C7"), waiting("other", "C8"));
    assertThat(retryable(Instant.EPOCH)).isEmpty();

    record(outcome(Action.COUPLED, coupling(7)));

    assertThat(retryable(Instant.EPOCH)).containsExactlyInAnyOrder("by-id", "by-key");
  }

  @Test
  void should_try_a_waiting_record_again_after_a_while_whatever_is_coupled() {
    record(waiting("crm-1", "C8"));

    assertThat(retryable(NOW)).isEmpty();
    assertThat(retryable(NOW.plusSeconds(1))).containsExactly("crm-1");
  }

  @Test
  void should_release_every_failed_record_of_a_mapping() {
    record(failed("crm-1", ErrorCode.VALUE_REJECTED, "a"));
    record(failed("crm-1", ErrorCode.VALUE_REJECTED, "a"));
    assertThat(retryable(Instant.EPOCH)).isEmpty();

    store.errors().release("OTHER");
    assertThat(retryable(Instant.EPOCH)).isEmpty();
    store.errors().release(MAPPING);

    assertThat(retryable(Instant.EPOCH)).containsExactly("crm-1");
  }

  @Test
  void should_find_the_errors_of_named_records_of_one_side() {
    record(
        failed("crm-1", ErrorCode.VALUE_REJECTED, "a"),
        failed("crm-2", ErrorCode.VALUE_REJECTED, "b"));

    assertThat(store.errors().find(MAPPING, Side.CRM, List.of("crm-2", "crm-3")))
        .extracting(RecordError::recordId, RecordError::detail)
        .containsExactly(org.assertj.core.api.Assertions.tuple("crm-2", "b"));
    assertThat(store.errors().find(MAPPING, Side.ERP, List.of("crm-2"))).isEmpty();
  }

  @Test
  void should_page_through_errors_in_a_stable_order_and_filter_them() {
    record(
        failed("crm-2", ErrorCode.VALUE_REJECTED, "a"),
        failed("crm-1", ErrorCode.UPDATE_CONFLICT, "b"),
        failed("crm-3", ErrorCode.VALUE_REJECTED, "c"),
        Outcome.failed(change(Side.ERP, "erp/1"), ErrorCode.VALUE_REJECTED.with("d")));

    List<RecordError> first = page(Optional.empty(), Optional.empty(), Optional.empty(), 2);
    List<RecordError> rest =
        page(Optional.empty(), Optional.empty(), Optional.of(first.get(1).place()), 10);
    List<RecordError> last =
        page(Optional.empty(), Optional.empty(), Optional.of(rest.get(1).place()), 10);

    assertThat(first).extracting(RecordError::recordId).containsExactly("crm-1", "crm-2");
    assertThat(rest).extracting(RecordError::recordId).containsExactly("crm-3", "erp/1");
    assertThat(last).isEmpty();
    assertThat(page(Optional.of("TDM-302"), Optional.empty(), Optional.empty(), 10))
        .extracting(RecordError::recordId)
        .containsExactly("crm-1");
    assertThat(page(Optional.empty(), Optional.of(Side.ERP), Optional.empty(), 10)).hasSize(1);
  }

  private List<RecordError> page(
      Optional<String> code, Optional<Side> side, Optional<String> after, int limit) {
    return store.errors().page(Optional.of(MAPPING), code, side, after, limit);
  }

  @Test
  void should_group_errors_by_their_cause() {
    record(
        failed("crm-1", ErrorCode.VALUE_REJECTED, "a"),
        failed("crm-2", ErrorCode.UPDATE_CONFLICT, "b"));
    clock.step(Duration.ofMinutes(1));
    record(
        failed("crm-1", ErrorCode.VALUE_REJECTED, "a"),
        failed("crm-3", ErrorCode.VALUE_REJECTED, "c"));

    assertThat(store.errors().groups())
        .containsExactly(
            new ErrorGroup(MAPPING, ErrorCode.VALUE_REJECTED, 2, 1, NOW),
            new ErrorGroup(MAPPING, ErrorCode.UPDATE_CONFLICT, 1, 0, NOW));
  }

  private static Outcome waiting(String id, String reference) {
    return new Outcome(
        change(Side.CRM, id),
        Action.FAILED,
        null,
        Fields.none(),
        ErrorCode.REFERENCE_NOT_COUPLED.with(reference),
        List.of(),
        List.of(new ReferenceKey(MAPPING, Side.CRM, reference)),
        false);
  }

  private List<String> retryable(Instant triedBefore) {
    return store.errors().retryable(MAPPING, Side.CRM, triedBefore, 10).stream()
        .map(RecordError::recordId)
        .toList();
  }

  private RecordError error() {
    return store.errors().open(Optional.of(MAPPING), 1).get(0);
  }
}
