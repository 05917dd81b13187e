package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.MappingReader;
import dev.tandem.mapping.Mappings;
import dev.tandem.mapping.Side;
import dev.tandem.mapping.WordCheck;
import dev.tandem.sync.FullSyncLine.Status;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lines of several mappings: in which order they go, and which of them wait for which. */
class FullSyncLinesTest {
  private static final Instant NOW = Instant.parse("2026-11-25T08:00:00Z");

  private final Workshop w = new Workshop();
  private final List<Mapping> mappings =
      new ArrayList<>(
          List.of(
              mapping("ORDER", "dependsOn: [ CUSTOMER ]"),
              mapping("CUSTOMER", "dependsOn: [ CURRENCY ]"),
              mapping("CURRENCY", "enabled: true"),
              mapping("ITEM", "enabled: true")));
  private final FullSync fullSync = fullSync();

  @BeforeEach
  void should_have_something_to_do() {
    w.erp.add(Map.of("name", "A"));
    fullSync.review();
  }

  @AfterEach
  void close() {
    w.close();
  }

  @Test
  void should_list_what_others_depend_on_first() {
    assertThat(fullSync.lines())
        .extracting(FullSyncLine::mapping)
        .containsExactly("CURRENCY", "CUSTOMER", "ORDER", "ITEM");
  }

  @Test
  void should_not_list_a_mapping_that_was_removed() {
    mappings.remove(3);

    assertThat(fullSync.lines())
        .extracting(FullSyncLine::mapping)
        .containsExactly("CURRENCY", "CUSTOMER", "ORDER");
  }

  @Test
  void should_start_the_named_lines_and_leave_the_others() {
    fullSync.start(List.of("CUSTOMER", "ITEM"), Map.of(), false);

    assertThat(statuses())
        .containsExactly(Status.READY, Status.WAITING, Status.READY, Status.WAITING);
  }

  @Test
  void should_start_every_line_that_is_ready_when_none_is_named() {
    fullSync.put(line("CURRENCY").finished(NOW));

    fullSync.start(List.of(), Map.of(), false);

    assertThat(statuses())
        .containsExactly(Status.FINISHED, Status.WAITING, Status.WAITING, Status.WAITING);
  }

  @Test
  void should_start_a_line_the_way_that_was_asked_for_and_the_others_as_recommended() {
    fullSync.start(List.of(), Map.of("ITEM", Recommendation.COUPLE), false);

    assertThat(line("ITEM").mode()).isEqualTo(Recommendation.COUPLE);
    assertThat(line("ORDER").mode()).isEqualTo(Recommendation.FULL);
  }

  @Test
  void should_start_nothing_where_nothing_is_to_be_done() {
    assertThat(fullSync.start(List.of("ITEM"), Map.of("ITEM", Recommendation.NOTHING), false))
        .isEmpty();

    assertThat(line("ITEM").status()).isEqualTo(Status.READY);
    assertThat(fullSync.next()).isEmpty();
  }

  @Test
  void should_start_a_finished_line_again_when_it_is_named() {
    fullSync.put(line("ITEM").started(Recommendation.FULL, true, NOW).finished(NOW));

    fullSync.start(List.of("ITEM"), Map.of(), false);

    assertThat(line("ITEM").status()).isEqualTo(Status.WAITING);
    assertThat(line("ITEM").finishedAt()).isNull();
  }

  @Test
  void should_work_off_a_line_only_after_those_that_it_depends_on() {
    fullSync.start(List.of(), Map.of(), false);

    assertThat(next()).isEqualTo("CURRENCY");
    fullSync.put(line("CURRENCY").finished(NOW));
    assertThat(next()).isEqualTo("CUSTOMER");
  }

  @Test
  void should_let_others_pass_while_what_a_line_depends_on_is_paused() {
    fullSync.start(List.of(), Map.of(), false);
    fullSync.pause("CURRENCY");

    assertThat(next()).as("CUSTOMER waits, and ORDER waits for it").isEqualTo("ITEM");
  }

  @Test
  void should_go_on_with_a_line_that_was_running_when_the_node_ended() {
    fullSync.start(List.of("ITEM"), Map.of(), false);
    fullSync.put(line("ITEM").reading(Side.CRM));

    FullSync afterwards = fullSync();

    assertThat(afterwards.isActive("ITEM")).isTrue();
    assertThat(afterwards.next()).map(FullSyncLine::mapping).contains("ITEM");
  }

  @Test
  void should_pause_what_is_under_way_and_nothing_else() {
    assertThat(fullSync.pause("ITEM")).as("not started").isFalse();
    assertThat(fullSync.pause("NOBODY")).isFalse();
    assertThat(line("ITEM").status()).isEqualTo(Status.READY);

    fullSync.start(List.of("ITEM"), Map.of(), false);

    assertThat(fullSync.pause("ITEM")).isTrue();
    assertThat(line("ITEM").status()).isEqualTo(Status.PAUSED);
    assertThat(fullSync.pause("ITEM")).as("paused already").isFalse();
  }

  @Test
  void should_resume_what_is_paused_and_nothing_else() {
    fullSync.start(List.of("ITEM"), Map.of(), false);
    assertThat(fullSync.resume("ITEM")).as("not paused").isFalse();
    assertThat(fullSync.resume("NOBODY")).isFalse();

    fullSync.pause("ITEM");

    assertThat(fullSync.resume("ITEM")).isTrue();
    assertThat(line("ITEM").status()).isEqualTo(Status.WAITING);
  }

  @Test
  void should_not_count_a_line_anew_that_is_under_way() {
    fullSync.start(List.of("ITEM"), Map.of(), false);
    w.erp.add(Map.of("name", "B"));

    fullSync.review();

    assertThat(line("ITEM").erp()).isOne();
    assertThat(line("ITEM").status()).isEqualTo(Status.WAITING);
    assertThat(line("ORDER").erp()).isEqualTo(2);
  }

  @Test
  void should_have_done_nothing_before_its_start_and_everything_at_its_end() {
    assertThat(fullSync.done(line("ITEM"))).isZero();

    fullSync.start(List.of("ITEM"), Map.of(), false);
    assertThat(fullSync.done(line("ITEM"))).isZero();

    fullSync.put(line("ITEM").finished(NOW));
    assertThat(fullSync.done(line("ITEM"))).isOne();
  }

  @Test
  void should_count_only_the_sides_from_which_records_flow() {
    w.crm.add(Map.of("name", "B"));
    w.crm.add(Map.of("name", "C"));
    mappings.set(3, mapping("ITEM", "enabled: true", "to-crm"));

    fullSync.review();

    assertThat(fullSync.total(line("ITEM"))).isOne();
    assertThat(fullSync.total(line("ORDER"))).isEqualTo(3);
  }

  private List<Status> statuses() {
    return fullSync.lines().stream().map(FullSyncLine::status).toList();
  }

  private String next() {
    return fullSync.next().orElseThrow().mapping();
  }

  private FullSyncLine line(String mapping) {
    return fullSync.line(mapping).orElseThrow();
  }

  private FullSync fullSync() {
    FullSyncReview review =
        new FullSyncReview(new Systems(w.crm, w.erp), w.store.couplings(), mapping -> null);
    return new FullSync(
        () -> new Mappings(mappings), review, w.store.fullSyncLines(), InstantSource.fixed(NOW));
  }

  private static Mapping mapping(String name, String property) {
    return mapping(name, property, "both");
  }

  private static Mapping mapping(String name, String property, String direction) {
    String text =
        """
        name: %s
        %s
        erp: { entity: things }
        crm: { entity: things, id: thingid }
        direction: %s
        fields: [ { erp: name, crm: name } ]
        """;
    return new MappingReader(WordCheck.none())
        .read(name.toLowerCase(Locale.ROOT) + ".yaml", text.formatted(name, property, direction));
  }
}
