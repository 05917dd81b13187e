package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.mapping.ConflictPolicy;
import dev.tandem.mapping.Side;
import dev.tandem.sync.FullSyncLine.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The full synchronisation: reviewed, started, stopped and resumed. */
class FullSyncTest {
  private static final Problem BUSY = ErrorCode.SYSTEM_BUSY.with("busy");
  private static final Problem NO_RIGHTS = ErrorCode.ACCESS_DENIED.with("no rights");

  private final Workshop w = new Workshop(ConflictPolicy.ASK, "ask", false);

  @AfterEach
  void close() {
    w.close();
  }

  @Test
  void should_recommend_by_what_both_sides_have() {
    assertThat(reviewed().recommendation()).isEqualTo(Recommendation.NOTHING);
    w.erp.add(Map.of("name", "A"));
    assertThat(reviewed().recommendation()).isEqualTo(Recommendation.FULL);
    w.crm.add(Map.of("name", "B"));
    assertThat(reviewed().recommendation()).isEqualTo(Recommendation.COUPLE);
    assertThat(reviewed().erp()).isOne();
    assertThat(reviewed().crm()).isOne();
    assertThat(w.fullSync().total(reviewed())).isEqualTo(2);
  }

  @Test
  void should_create_on_the_empty_side_even_where_the_mapping_creates_nothing() {
    w.erp.add(Map.of("name", "A"));
    w.erp.add(Map.of("name", "B"));

    start(false);

    assertThat(line().status()).isEqualTo(Status.FINISHED);
    assertThat(w.couplings()).isEqualTo(2);
    assertThat(w.crm.all()).hasSize(2);
    assertThat(w.fullSync().done(line())).isEqualTo(w.fullSync().total(line())).isEqualTo(2);
  }

  @Test
  void should_only_couple_where_both_sides_have_records() {
    w.erp.add(Map.of("name", "A", "email", "a@example.com"));
    w.erp.add(Map.of("name", "B"));
    w.crm.add(Map.of("name", "A", "mail", "a@example.com"));

    start(false);

    assertThat(line().status()).isEqualTo(Status.FINISHED);
    assertThat(w.couplings()).isOne();
    assertThat(w.crm.all()).hasSize(1);
    assertThat(w.erp.all()).hasSize(2);
  }

  @Test
  void should_refuse_to_create_what_is_probably_there_already() {
    w.erp.add(Map.of("name", "A"));
    w.crm.add(Map.of("name", "B"));
    w.fullSync().review();

    Map<String, Problem> refused =
        w.fullSync().start(List.of("THING"), Map.of("THING", Recommendation.FULL), false);

    assertThat(refused.get("THING").code()).isEqualTo(ErrorCode.LIKELY_DUPLICATES);
    assertThat(line().status()).isEqualTo(Status.READY);
    w.workOff();
    assertThat(w.crm.all()).hasSize(1);
  }

  @Test
  void should_refuse_at_its_start_when_single_records_would_probably_be_created_twice() {
    try (Workshop other =
        Workshop.matching("match: [ [ { erp: name, crm: name }, { erp: city, crm: town } ] ]")) {
      other.erp.add(Map.of("name", "A", "city", "Bonn"));
      other.syncBoth();
      other.erp.add(Map.of("name", "Kontor", "city", "Bonn"));
      other.crm.add(Map.of("name", "Kontor", "town", "Kiel"));
      other.crm.writes();
      FullSync fullSync = other.fullSync();
      fullSync.review();
      fullSync.start(List.of("THING"), Map.of("THING", Recommendation.FULL), false);
      other.workOff();

      FullSyncLine line = fullSync.line("THING").orElseThrow();
      assertThat(line.status()).isIn(Status.READY, Status.REFUSED);
      assertThat(other.crm.writes()).isEmpty();
      assertThat(fullSync.forecast(other.mapping, Recommendation.FULL).likelyDuplicates())
          .isEqualTo(2);
    }
  }

  @Test
  void should_create_all_the_same_when_duplicates_are_allowed() {
    w.erp.add(Map.of("name", "A"));
    w.crm.add(Map.of("name", "B"));
    w.fullSync().review();

    w.fullSync().start(List.of("THING"), Map.of("THING", Recommendation.FULL), true);
    w.workOff();

    assertThat(line().status()).isEqualTo(Status.FINISHED);
    assertThat(w.couplings()).isEqualTo(2);
  }

  @Test
  void should_hold_the_ordinary_reading_back_while_a_line_is_under_way() {
    w.erp.add(Map.of("name", "A"));
    w.fullSync().review();
    assertThat(w.fullSync().isActive("THING")).isFalse();
    w.fullSync().start(List.of(), Map.of(), false);
    assertThat(w.fullSync().isActive("THING")).isTrue();
    w.workOff();
    assertThat(w.fullSync().isActive("THING")).isFalse();
  }

  @Test
  void should_hold_mappings_that_await_their_review_until_their_line_is_through() {
    w.erp.add(Map.of("name", "A"));
    w.fullSync().awaitReview(List.of("THING"));
    assertThat(w.fullSync().holds("THING")).isTrue();
    assertThat(w.fullSync().holds("OTHER")).isFalse();

    start(false);

    assertThat(w.fullSync().holds("THING")).isFalse();
  }

  @Test
  void should_pause_behind_a_page_and_go_on_there() {
    for (int i = 0; i < 30; i++) {
      w.erp.add(Map.of("name", "N" + i));
    }
    w.erp.pageSize(10);
    w.fullSync().review();
    w.fullSync().start(List.of(), Map.of(), false);
    w.afterFirstPage(
        () -> {
          w.fullSync().pause("THING");
          w.fullSyncRun().halt("THING");
        });

    w.workOff();
    assertThat(line().status()).isEqualTo(Status.PAUSED);
    assertThat(w.crm.all()).hasSize(10);

    assertThat(w.fullSync().resume("THING")).isTrue();
    w.workOff();
    assertThat(line().status()).isEqualTo(Status.FINISHED);
    assertThat(w.crm.all()).hasSize(30);
    assertThat(w.couplings()).isEqualTo(30);
  }

  @Test
  void should_go_on_after_a_crash_where_it_stood() {
    for (int i = 0; i < 30; i++) {
      w.erp.add(Map.of("name", "N" + i));
    }
    w.erp.pageSize(10);
    w.fullSync().review();
    w.fullSync().start(List.of(), Map.of(), false);
    w.afterFirstPage(
        () -> {
          throw new IllegalStateException("killed");
        });
    org.assertj.core.api.Assertions.assertThatThrownBy(w::workOff).hasMessage("killed");

    w.restart();
    assertThat(line().status()).isEqualTo(Status.RUNNING);
    assertThat(w.fullSync().isActive("THING")).isTrue();
    w.workOff();

    assertThat(line().status()).isEqualTo(Status.FINISHED);
    assertThat(w.crm.all()).hasSize(30);
  }

  @Test
  void should_foresee_what_it_would_do() {
    w.erp.add(Map.of("name", "A", "email", "a@example.com"));
    w.erp.add(Map.of("name", "B"));
    w.crm.add(Map.of("name", "A", "mail", "a@example.com"));
    w.crm.add(Map.of("name", "C"));

    Forecast forecast = w.fullSync().forecast(w.mapping, Recommendation.FULL);

    assertThat(
            forecast.count(Side.ERP, Foreseen.COUPLE) + forecast.count(Side.ERP, Foreseen.CREATE))
        .isEqualTo(2);
    assertThat(forecast.count(Side.ERP, Foreseen.CREATE)).isOne();
    assertThat(forecast.count(Side.CRM, Foreseen.CREATE)).isOne();
    assertThat(w.crm.writes()).isEmpty();
    assertThat(w.couplings()).isZero();
  }

  @Test
  void should_not_start_a_line_twice() {
    w.erp.add(Map.of("name", "A"));
    w.fullSync().review();
    w.fullSync().start(List.of("THING"), Map.of(), false);

    assertThat(w.fullSync().start(List.of("THING"), Map.of(), false).get("THING").code())
        .isEqualTo(ErrorCode.FULL_SYNC_STATE);
  }

  @Test
  void should_tell_how_far_it_has_got_while_it_is_under_way() {
    for (int i = 0; i < 30; i++) {
      w.erp.add(Map.of("name", "N" + i));
    }
    w.erp.pageSize(10);
    w.fullSync().review();
    w.fullSync().start(List.of(), Map.of(), false);
    List<Long> done = new ArrayList<>();
    w.afterFirstPage(() -> done.add(w.fullSync().done(line())));

    w.workOff();

    assertThat(done).containsExactly(10L);
    assertThat(w.fullSync().done(line())).isEqualTo(30);
  }

  @Test
  void should_go_on_by_itself_after_a_fault_that_passes() {
    w.erp.add(Map.of("name", "A"));
    w.fullSync().review();
    w.fullSync().start(List.of(), Map.of(), false);
    w.afterFirstPage(() -> fail(SystemFault.passing(BUSY, Duration.ZERO, null)));

    w.workOff();

    assertThat(line().status()).isEqualTo(Status.FINISHED);
    assertThat(w.crm.all()).hasSize(1);
  }

  @Test
  void should_refuse_a_line_that_meets_a_fault_which_a_person_has_to_mend() {
    w.erp.add(Map.of("name", "A"));
    w.fullSync().review();
    w.fullSync().start(List.of(), Map.of(), false);
    w.afterFirstPage(() -> fail(SystemFault.lasting(NO_RIGHTS, null)));

    w.workOff();

    assertThat(line().status()).isEqualTo(Status.REFUSED);
    assertThat(line().problem()).isEqualTo(NO_RIGHTS);
    assertThat(line().finishedAt()).isNotNull();
    assertThat(w.fullSync().isActive("THING")).isFalse();
  }

  private static void fail(SystemFault fault) {
    throw fault;
  }

  private void start(boolean allowDuplicates) {
    w.fullSync().review();
    assertThat(w.fullSync().start(List.of(), Map.of(), allowDuplicates)).isEmpty();
    w.workOff();
  }

  private FullSyncLine reviewed() {
    return w.fullSync().review().get(0);
  }

  private FullSyncLine line() {
    return w.fullSync().line("THING").orElseThrow();
  }
}
