package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.mapping.Side;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is read, and how far the reader may say that it has got. The overlap is five seconds. */
class ReadingRoomTest {
  private static final UUID RUN = new UUID(7, 7);

  private final Workshop w = new Workshop();

  @AfterEach
  void close() {
    w.close();
  }

  @Test
  void should_stay_behind_the_clock_of_the_system_by_the_overlap() {
    w.erp.add(Map.of("name", "A"));
    Instant began = w.erp.now().plusSeconds(1);

    w.read(Side.ERP);

    assertThat(bookmark(Request.Extent.MODIFIED)).contains(began.minusSeconds(5));
  }

  @Test
  void should_stay_before_the_last_second_of_a_page_while_there_are_more() {
    w.erp.secondsPerEdit(20);
    String first = w.erp.add(Map.of("name", "A"));
    w.erp.add(Map.of("name", "B"));
    w.erp.pageSize(1);

    w.readOnePage(Side.ERP);

    Instant stamp = w.erp.get(first).version().modifiedAt();
    assertThat(bookmark(Request.Extent.MODIFIED)).contains(stamp.minusSeconds(1));
  }

  @Test
  void should_never_pass_the_overlap_before_the_time_at_which_the_reading_began() {
    w.erp.add(Map.of("name", "A"));
    w.erp.add(Map.of("name", "B"));
    w.erp.pageSize(1);
    Instant began = w.erp.now().plusSeconds(1);

    w.readOnePage(Side.ERP);

    assertThat(bookmark(Request.Extent.MODIFIED)).contains(began.minusSeconds(5));
  }

  @Test
  void should_read_from_the_oldest_stamp_on_again_where_a_system_tells_no_time() {
    w.erp.tellNoTime();
    w.erp.secondsPerEdit(60);
    String oldest = w.erp.add(Map.of("name", "A"));
    w.erp.add(Map.of("name", "B"));

    w.read(Side.ERP);

    Instant stamp = w.erp.get(oldest).version().modifiedAt();
    assertThat(bookmark(Request.Extent.MODIFIED)).contains(stamp.minusSeconds(5));
  }

  @Test
  void should_read_only_what_changed_after_the_bookmark() {
    w.erp.secondsPerEdit(20);
    w.erp.add(Map.of("name", "old"));
    w.erp.add(Map.of("name", "within the overlap"));
    w.read(Side.ERP);
    w.restart();

    String changed = w.erp.add(Map.of("name", "new"));

    assertThat(w.read(Side.ERP)).extracting(Change::recordId).contains(changed).hasSize(2);
  }

  @Test
  void should_recognise_what_it_reads_twice_within_the_overlap() {
    w.erp.add(Map.of("name", "A"));

    assertThat(w.read(Side.ERP)).hasSize(1);
    assertThat(w.read(Side.ERP)).isEmpty();
  }

  @Test
  void should_read_everything_again_when_everything_is_asked_for() {
    w.erp.secondsPerEdit(20);
    w.erp.add(Map.of("name", "A"));
    w.erp.add(Map.of("name", "B"));
    w.read(Side.ERP);

    assertThat(w.read(full())).hasSize(2).allMatch(c -> c.instruction() == Instruction.CREATE);
  }

  @Test
  void should_need_no_ordinary_reading_of_what_a_full_one_has_read() {
    w.erp.secondsPerEdit(20);
    w.erp.add(Map.of("name", "A"));
    w.erp.add(Map.of("name", "B"));
    Instant began = w.erp.now().plusSeconds(1);

    w.read(full());

    assertThat(bookmark(Request.Extent.MODIFIED)).contains(began.minusSeconds(5));
    assertThat(bookmark(Request.Extent.FULL)).as("the next one begins anew").isEmpty();
    assertThat(w.read(full())).hasSize(2);
  }

  @Test
  void should_begin_anew_once_the_bookmark_is_forgotten() {
    w.erp.secondsPerEdit(20);
    w.erp.add(Map.of("name", "A"));
    w.erp.add(Map.of("name", "B"));
    w.read(Side.ERP);
    w.restart();

    w.workplace().reading().forget(w.poll(Side.ERP));

    assertThat(bookmark(Request.Extent.MODIFIED)).isEmpty();
    assertThat(w.read(Side.ERP)).hasSize(2);
  }

  @Test
  void should_read_named_records_and_tell_of_those_that_are_gone() {
    String there = w.erp.add(Map.of("name", "A"));
    w.erp.add(Map.of("name", "not asked for"));

    List<Change> changes = w.read(named(List.of("nowhere", there)));

    assertThat(changes).extracting(Change::recordId).containsExactly("nowhere", there);
    assertThat(changes).extracting(Change::gone).containsExactly(true, false);
    assertThat(changes).allMatch(c -> c.instruction() == Instruction.AGAIN);
  }

  @Test
  void should_read_many_named_records_five_hundred_at_a_time() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 1001; i++) {
      names.add("nowhere-" + i);
    }
    ReadingRoom reading = w.workplace().reading();

    List<Integer> pages = new ArrayList<>();
    List<String> read = new ArrayList<>();
    Pull pull = reading.open(w.mapping, named(names));
    while (pull.more()) {
      pull = reading.published(reading.read(pull));
      pages.add(pull.changes().size());
      pull.changes().forEach(c -> read.add(c.recordId()));
    }

    assertThat(pages).containsExactly(500, 500, 1);
    assertThat(read).isEqualTo(names);
    assertThat(pull.read()).isEqualTo(1001);
  }

  @Test
  void should_leave_the_bookmark_alone_when_named_records_are_read() {
    String there = w.erp.add(Map.of("name", "A"));

    w.read(named(List.of(there)));

    assertThat(bookmark(Request.Extent.MODIFIED)).isEmpty();
  }

  @Test
  void should_leave_out_referred_records_that_are_not_there() {
    String there = w.erp.add(Map.of("name", "A"));

    List<Change> changes =
        w.read(Request.referred(RUN, "THING", Side.ERP, List.of("nowhere", there)));

    assertThat(changes).extracting(Change::recordId).containsExactly(there);
    assertThat(changes).extracting(Change::gone).containsExactly(false);
  }

  @Test
  void should_write_down_a_run_that_read_something() {
    w.erp.add(Map.of("name", "A"));
    w.erp.add(Map.of("name", "B"));
    w.erp.pageSize(1);

    w.read(Request.modified(RUN, "THING", Side.ERP));

    Run run = w.store.runs().find(RUN).orElseThrow();
    assertThat(run.read()).isEqualTo(2);
    assertThat(run.readAt()).isNotNull();
    assertThat(run.mappingRevision()).isEqualTo(w.mapping.revision());
  }

  @Test
  void should_not_write_down_a_run_that_had_nothing_to_read() {
    w.read(Request.modified(RUN, "THING", Side.ERP));

    assertThat(w.store.runs().find(RUN)).isEmpty();
  }

  @Test
  void should_not_say_that_a_run_is_read_while_there_is_more() {
    w.erp.add(Map.of("name", "A"));
    w.erp.add(Map.of("name", "B"));
    w.erp.pageSize(1);
    ReadingRoom reading = w.workplace().reading();

    reading.published(
        reading.read(reading.open(w.mapping, Request.modified(RUN, "THING", Side.ERP))));

    assertThat(w.store.runs().find(RUN).orElseThrow().readAt()).isNull();
  }

  private Optional<Instant> bookmark(Request.Extent extent) {
    return w.store.bookmarks().get(extent).find("THING", Side.ERP);
  }

  private static Request full() {
    return Request.full(RUN, "THING", Side.ERP, Instruction.CREATE);
  }

  private static Request named(List<String> ids) {
    return Request.named(RUN, "THING", Side.ERP, ids, Instruction.AGAIN);
  }
}
