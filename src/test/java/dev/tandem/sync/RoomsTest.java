package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.events.ChangeEvents;
import dev.tandem.events.UnreadableEvent;
import dev.tandem.mapping.ConflictPolicy;
import dev.tandem.mapping.Side;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoomsTest {

  @Test
  void a_new_record_is_created_on_the_other_side_once() {
    try (Workshop w = new Workshop()) {
      String id = w.erp.add(Map.of("name", "Bäckerei Groß", "city", "Köln"));
      w.syncBoth();
      w.syncBoth();
      assertThat(w.crm.all()).hasSize(1);
      SideRecord created = w.crm.get(w.partner(Side.ERP, id));
      assertThat(created.values().text("name")).isEqualTo("Bäckerei Groß");
      assertThat(created.values().text("town")).isEqualTo("Köln");
    }
  }

  @Test
  void a_second_pass_writes_nothing() {
    try (Workshop w = new Workshop()) {
      w.erp.add(Map.of("name", "A", "email", "a@x"));
      w.crm.add(Map.of("name", "A", "mail", "a@x"));
      w.crm.add(Map.of("name", "B"));
      w.syncBoth();
      w.erp.writes();
      w.crm.writes();
      w.restart();
      w.syncBoth();
      assertThat(w.erp.writes()).isEmpty();
      assertThat(w.crm.writes()).isEmpty();
      assertThat(w.couplings()).isEqualTo(2);
    }
  }

  @Test
  void a_pair_that_matches_is_coupled_and_its_gaps_are_filled_from_either_side() {
    try (Workshop w = new Workshop()) {
      String erp = w.erp.add(Map.of("name", "A", "email", "A@x"));
      String crm = w.crm.add(Map.of("name", "A", "mail", "a@x", "town", "Bonn"));
      w.erp.edit(erp, "email", "a@x");
      w.syncBoth();
      assertThat(w.partner(Side.ERP, erp)).isEqualTo(crm);
      assertThat(w.erp.get(erp).values().text("city")).isEqualTo("Bonn");
      assertThat(w.couplings()).isEqualTo(1);
    }
  }

  @Test
  void a_value_that_a_record_had_before_does_not_hide_its_partner() {
    try (Workshop w = new Workshop()) {
      w.crm.add(Map.of("name", "First", "mail", "first@x"));
      w.erp.add(Map.of("name", "Nobody", "email", "nobody@x"));
      String renamed = w.erp.add(Map.of("name", "Later", "email", "late@x"));
      w.sync(Side.CRM);
      w.erp.edit(renamed, "email", "new@x");
      String crm = w.crm.add(Map.of("name", "Later", "mail", "new@x"));
      w.sync(Side.CRM);
      assertThat(w.partner(Side.CRM, crm)).isEqualTo(renamed);
      String other = w.crm.add(Map.of("name", "Other", "mail", "late@x"));
      w.sync(Side.CRM);
      assertThat(w.partner(Side.CRM, other)).isNotEqualTo(renamed);
    }
  }

  @Test
  void several_that_fit_are_left_to_a_person() {
    try (Workshop w = new Workshop()) {
      w.crm.add(Map.of("name", "One", "mail", "same@x"));
      w.crm.add(Map.of("name", "Two", "mail", "same@x"));
      w.erp.add(Map.of("name", "Three", "email", "same@x"));
      w.sync(Side.ERP);
      assertThat(w.errors()).extracting(RecordError::code).containsExactly(ErrorCode.AMBIGUOUS);
      assertThat(w.crm.all()).hasSize(2);
    }
  }

  @Test
  void edits_of_different_fields_on_both_sides_merge() {
    try (Workshop w = new Workshop()) {
      String erp = w.erp.add(Map.of("name", "A", "city", "Bonn"));
      w.syncBoth();
      String crm = w.partner(Side.ERP, erp);
      w.erp.edit(erp, "city", "Köln");
      w.crm.edit(crm, "name", "A GmbH");
      w.syncBoth();
      assertThat(w.erp.get(erp).values().text("name")).isEqualTo("A GmbH");
      assertThat(w.crm.get(crm).values().text("town")).isEqualTo("Köln");
      assertThat(w.errors()).isEmpty();
    }
  }

  @Test
  void edits_of_one_field_to_different_values_are_held_and_nothing_is_overwritten() {
    try (Workshop w = new Workshop()) {
      String erp = w.erp.add(Map.of("name", "A", "city", "Bonn"));
      w.syncBoth();
      String crm = w.partner(Side.ERP, erp);
      w.erp.edit(erp, "name", "A1");
      w.crm.edit(crm, "name", "A2");
      w.syncBoth();
      assertThat(w.erp.get(erp).values().text("name")).isEqualTo("A1");
      assertThat(w.crm.get(crm).values().text("name")).isEqualTo("A2");
      assertThat(w.errors()).extracting(RecordError::code).contains(ErrorCode.UPDATE_CONFLICT);
    }
  }

  @Test
  void a_conflict_ends_when_somebody_makes_both_sides_equal() {
    try (Workshop w = new Workshop()) {
      String erp = w.erp.add(Map.of("name", "A"));
      w.syncBoth();
      String crm = w.partner(Side.ERP, erp);
      w.erp.edit(erp, "name", "A1");
      w.crm.edit(crm, "name", "A2");
      w.syncBoth();
      w.crm.edit(crm, "name", "A1");
      w.syncBoth();
      w.syncBoth();
      assertThat(w.errors()).isEmpty();
    }
  }

  @Test
  void the_policy_decides_a_conflict() {
    for (ConflictPolicy policy : List.of(ConflictPolicy.CRM, ConflictPolicy.ERP)) {
      try (Workshop w = new Workshop(policy, "ask")) {
        String erp = w.erp.add(Map.of("name", "A"));
        w.syncBoth();
        String crm = w.partner(Side.ERP, erp);
        w.erp.edit(erp, "name", "ERP");
        w.crm.edit(crm, "name", "CRM");
        w.syncBoth();
        w.syncBoth();
        assertThat(w.erp.get(erp).values().text("name")).isEqualTo(policy.name());
        assertThat(w.crm.get(crm).values().text("name")).isEqualTo(policy.name());
      }
    }
  }

  @Test
  void a_field_with_a_row_for_each_direction_is_contested_like_one_with_one_row() {
    String mapping =
        """
        name: THING
        erp: { entity: things }
        crm: { entity: things, id: thingid }
        direction: both
        create: { to-crm: true, to-erp: true }
        fields:
          - { erp: name, crm: name, direction: to-crm }
          - { erp: name, crm: name, direction: to-erp }
        """;
    try (Workshop w = new Workshop(mapping)) {
      String erp = w.erp.add(Map.of("name", "A"));
      w.syncBoth();
      String crm = w.partner(Side.ERP, erp);
      w.crm.edit(crm, "name", "B");
      w.syncBoth();
      assertThat(w.erp.get(erp).values().text("name")).isEqualTo("B");
      w.erp.edit(erp, "name", "C");
      w.crm.edit(crm, "name", "D");
      w.syncBoth();
      assertThat(w.erp.get(erp).values().text("name")).isEqualTo("C");
      assertThat(w.crm.get(crm).values().text("name")).isEqualTo("D");
      assertThat(w.errors()).extracting(RecordError::code).contains(ErrorCode.UPDATE_CONFLICT);
    }
  }

  @Test
  void an_edit_between_read_and_write_is_not_lost() {
    try (Workshop w = new Workshop()) {
      String erp = w.erp.add(Map.of("name", "A", "city", "Bonn"));
      w.syncBoth();
      String crm = w.partner(Side.ERP, erp);
      w.crm.edit(crm, "name", "A GmbH");
      w.erp.beforeNextWrite(system -> system.edit(erp, "city", "Köln"));
      w.syncBoth();
      w.syncBoth();
      assertThat(w.erp.get(erp).values().text("name")).isEqualTo("A GmbH");
      assertThat(w.erp.get(erp).values().text("city")).isEqualTo("Köln");
      assertThat(w.crm.get(crm).values().text("town")).isEqualTo("Köln");
    }
  }

  @Test
  void a_record_that_never_comes_to_rest_is_left_alone_and_does_not_hold_up_the_others() {
    try (Workshop w = new Workshop()) {
      String restless = w.erp.add(Map.of("name", "A", "city", "Bonn"));
      String calm = w.erp.add(Map.of("name", "B"));
      w.syncBoth();
      w.crm.edit(w.partner(Side.ERP, restless), "name", "A GmbH");
      w.crm.edit(w.partner(Side.ERP, calm), "name", "B GmbH");
      w.erp.beforeNextWrite(system -> editForEver(system, restless, 0));
      w.sync(Side.CRM);
      assertThat(w.erp.get(calm).values().text("name")).isEqualTo("B GmbH");
      assertThat(w.erp.get(restless).values().text("name")).isEqualTo("A");
      assertThat(w.errors()).extracting(RecordError::code).containsExactly(ErrorCode.NEVER_AT_REST);
      w.erp.beforeNextWrite(system -> {});
      w.syncBoth();
      assertThat(w.erp.get(restless).values().text("name")).isEqualTo("A GmbH");
      assertThat(w.errors()).isEmpty();
    }
  }

  private static void editForEver(MemorySystem system, String id, int times) {
    system.edit(id, "city", "City " + times);
    system.beforeNextWrite(next -> editForEver(next, id, times + 1));
  }

  @Test
  void a_create_in_the_crm_whose_answer_was_lost_is_found_again() {
    try (Workshop w = new Workshop()) {
      w.erp.add(Map.of("name", "A"));
      w.crm.loseNextAnswer();
      List<Change> changes = w.read(Side.ERP);
      assertThatThrownBy(() -> w.bring(changes)).isInstanceOf(SystemFault.class);
      w.bring(changes);
      w.syncBoth();
      assertThat(w.crm.all()).hasSize(1);
      assertThat(w.couplings()).isEqualTo(1);
    }
  }

  @Test
  void creates_in_the_erp_whose_answer_was_lost_are_found_again_after_a_restart() {
    try (Workshop w = new Workshop()) {
      w.crm.add(Map.of("name", "Twin"));
      w.crm.add(Map.of("name", "Twin"));
      w.crm.add(Map.of("name", "Other"));
      w.erp.loseNextAnswer();
      List<Change> changes = w.read(Side.CRM);
      assertThatThrownBy(() -> w.bring(changes)).isInstanceOf(SystemFault.class);
      w.restart();
      w.sync(Side.ERP);
      w.bring(changes);
      w.syncBoth();
      assertThat(w.erp.all()).hasSize(3);
      assertThat(w.crm.all()).hasSize(3);
      assertThat(w.couplings()).isEqualTo(3);
    }
  }

  @Test
  void a_record_that_is_tried_again_does_not_carry_the_bookmark_past_unread_pages() {
    try (Workshop w = new Workshop()) {
      String refused = w.erp.add(Map.of("name", "refused"));
      w.sync(Side.ERP);
      w.erp.secondsPerEdit(20);
      String known = w.erp.add(Map.of("name", "known"));
      String unread = w.erp.add(Map.of("name", "unread"));
      w.erp.pageSize(1);
      w.erp.edit(refused, "name", "mended");
      List<Change> published = new ArrayList<>(w.readOnePage(Side.ERP));
      published.addAll(w.readOnePage(Side.ERP));
      w.restart();
      w.bring(published);
      w.sync(Side.ERP);
      assertThat(w.store.couplings().find("THING", Side.ERP, List.of(known, unread, refused)))
          .hasSize(3);
    }
  }

  @Test
  void a_refused_record_fails_alone() {
    try (Workshop w = new Workshop()) {
      w.erp.add(Map.of("name", "refused"));
      w.erp.add(Map.of("name", "fine"));
      w.syncBoth();
      assertThat(w.crm.all()).hasSize(1);
      assertThat(w.errors())
          .extracting(RecordError::code)
          .containsExactly(ErrorCode.VALUE_REJECTED);
    }
  }

  @Test
  void a_deleted_partner_is_treated_as_the_mapping_says() {
    for (String policy : List.of("ask", "restore", "uncouple")) {
      try (Workshop w = new Workshop(ConflictPolicy.ASK, policy)) {
        String erp = w.erp.add(Map.of("name", "A"));
        w.syncBoth();
        w.crm.delete(w.partner(Side.ERP, erp));
        w.erp.edit(erp, "city", "Bonn");
        w.sync(Side.ERP);
        assertThat(w.crm.all()).hasSize(policy.equals("restore") ? 1 : 0);
        assertThat(w.couplings()).isEqualTo(policy.equals("uncouple") ? 0 : 1);
        assertThat(w.errors()).hasSize(policy.equals("ask") ? 1 : 0);
      }
    }
  }

  @Test
  void a_stale_duplicate_of_an_event_changes_nothing() {
    try (Workshop w = new Workshop()) {
      String erp = w.erp.add(Map.of("name", "A"));
      List<Change> old = w.read(Side.ERP);
      w.bring(old);
      w.erp.edit(erp, "name", "B");
      w.syncBoth();
      w.crm.writes();
      w.bring(old);
      assertThat(w.crm.writes()).isEmpty();
    }
  }

  @Test
  void a_record_too_large_for_an_event_is_read_again() {
    try (Workshop w = new Workshop()) {
      String erp = w.erp.add(Map.of("name", "ä".repeat(1_000_000)));
      ChangeEvents events = new ChangeEvents(Clock.systemUTC());
      List<Change> changes = new ArrayList<>();
      for (Change change : w.read(Side.ERP)) {
        String text = events.write(change);
        assertThat(text.length()).isLessThan(300_000);
        changes.add(reread(events, text));
      }
      w.bring(changes);
      assertThat(w.crm.get(w.partner(Side.ERP, erp)).values().text("name")).hasSize(1_000_000);
    }
  }

  private static Change reread(ChangeEvents events, String text) {
    try {
      return events.read(text);
    } catch (UnreadableEvent e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void a_field_of_new_records_only_is_written_once_and_left_alone() {
    try (Workshop w =
        new Workshop(
            """
            name: THING
            erp: { entity: things }
            crm: { entity: things, id: thingid }
            direction: to-crm
            create: { to-crm: true }
            fields:
              - { erp: name, crm: name }
              - { erp: city, crm: town, createOnly: true }
              - { crm: kind, constant: 3, createOnly: true }
            """)) {
      String id = w.erp.add(Map.of("name", "A", "city", "Bonn"));
      w.sync(Side.ERP);
      String partner = w.partner(Side.ERP, id);
      assertThat(w.crm.get(partner).values())
          .isEqualTo(Fields.of(Map.of("name", "A", "town", "Bonn", "kind", 3)));
      w.crm.edit(partner, "kind", "4");
      w.erp.edit(id, "city", "Ulm");
      w.erp.edit(id, "name", "B");
      w.sync(Side.ERP);
      assertThat(w.crm.get(partner).values())
          .isEqualTo(Fields.of(Map.of("name", "B", "town", "Bonn", "kind", "4")));
    }
  }
}
