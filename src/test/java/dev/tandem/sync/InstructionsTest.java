package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.mapping.ConflictPolicy;
import dev.tandem.mapping.Side;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people ask for beyond the mapping, and what the node finds deleted. */
class InstructionsTest {

  @ParameterizedTest
  @EnumSource(Side.class)
  void should_settle_only_the_contested_field_when_a_person_names_the_winner(Side winner) {
    try (Workshop w = new Workshop()) {
      String erp = w.erp.add(Map.of("name", "A", "city", "Bonn"));
      w.syncBoth();
      String crm = w.partner(Side.ERP, erp);
      w.erp.edit(erp, "name", "of the ERP");
      w.crm.edit(crm, "name", "of the CRM");
      w.crm.edit(crm, "town", "Kiel");
      w.syncBoth();
      assertThat(w.errors()).hasSize(2);

      Instruction resolve = Instruction.resolve(winner, Map.of());
      w.request(Side.ERP, resolve, erp);
      w.request(Side.CRM, resolve, crm);

      String name = winner == Side.ERP ? "of the ERP" : "of the CRM";
      assertThat(w.erp.get(erp).values().text("name")).isEqualTo(name);
      assertThat(w.crm.get(crm).values().text("name")).isEqualTo(name);
      assertThat(w.erp.get(erp).values().text("city")).isEqualTo("Kiel");
      assertThat(w.errors()).isEmpty();
    }
  }

  @Test
  void should_let_each_contested_field_have_its_own_winner() {
    try (Workshop w = new Workshop()) {
      String erp = w.erp.add(Map.of("name", "A", "city", "Bonn"));
      w.syncBoth();
      String crm = w.partner(Side.ERP, erp);
      w.erp.edit(erp, "name", "ERP name");
      w.erp.edit(erp, "city", "ERP city");
      w.crm.edit(crm, "name", "CRM name");
      w.crm.edit(crm, "town", "CRM town");

      Instruction resolve = Instruction.resolve(Side.ERP, Map.of("city", Side.CRM));
      w.request(Side.ERP, resolve, erp);
      w.request(Side.CRM, resolve, crm);

      assertThat(w.crm.get(crm).values().text("name")).isEqualTo("ERP name");
      assertThat(w.erp.get(erp).values().text("city")).isEqualTo("CRM town");
      assertThat(w.crm.get(crm).values().text("town")).isEqualTo("CRM town");
    }
  }

  @Test
  void should_hold_a_conflict_no_more_when_a_person_decided_it_for_always() {
    try (Workshop w = new Workshop()) {
      String erp = w.erp.add(Map.of("name", "A", "city", "Bonn"));
      w.syncBoth();
      String crm = w.partner(Side.ERP, erp);
      w.store.decisions().decide(new Decision("THING", "name", "name", Side.CRM));
      w.store.decisions().decide(new Decision("THING", null, null, Side.ERP));
      w.erp.edit(erp, "name", "ERP name");
      w.erp.edit(erp, "city", "ERP city");
      w.crm.edit(crm, "name", "CRM name");
      w.crm.edit(crm, "town", "CRM town");

      w.syncBoth();
      w.syncBoth();

      assertThat(w.errors()).isEmpty();
      assertThat(w.erp.get(erp).values().text("name")).isEqualTo("CRM name");
      assertThat(w.crm.get(crm).values().text("town")).isEqualTo("ERP city");
    }
  }

  @Test
  void should_make_the_other_side_equal_when_told_to_overwrite_it() {
    try (Workshop w = new Workshop()) {
      String erp = w.erp.add(Map.of("name", "A", "city", "Bonn"));
      w.syncBoth();
      String crm = w.partner(Side.ERP, erp);
      w.crm.edit(crm, "town", "Kiel");

      w.request(Side.ERP, Instruction.overwriteWith(Side.ERP), erp);

      assertThat(w.crm.get(crm).values().text("town")).isEqualTo("Bonn");
      assertThat(w.erp.get(erp).values().text("city")).isEqualTo("Bonn");
    }
  }

  @Test
  void should_couple_two_records_as_told_and_fill_gaps_from_either_side() {
    try (Workshop w = new Workshop()) {
      String erp = w.erp.add(Map.of("name", "A", "city", "Bonn"));
      String crm = w.crm.add(Map.of("name", "B"));

      w.request(Side.ERP, Instruction.couple(crm, Side.ERP), erp);

      assertThat(w.partner(Side.ERP, erp)).isEqualTo(crm);
      assertThat(w.crm.get(crm).values().text("name")).isEqualTo("A");
      assertThat(w.crm.get(crm).values().text("town")).isEqualTo("Bonn");
      assertThat(w.crm.all()).hasSize(1);
    }
  }

  @Test
  void should_couple_a_pair_whose_fields_are_contested_and_hold_only_those_fields() {
    try (Workshop w = new Workshop()) {
      String erp = w.erp.add(Map.of("name", "A", "city", "Bonn", "email", "a@example.com"));
      String crm = w.crm.add(Map.of("name", "B", "town", "Bonn", "mail", "a@example.com"));
      w.syncBoth();

      assertThat(w.partner(Side.ERP, erp)).isEqualTo(crm);
      assertThat(w.errors()).extracting(RecordError::code).containsOnly(ErrorCode.UPDATE_CONFLICT);
      Fields base = w.store.couplings().find("THING", Side.ERP, List.of(erp)).get(0).erp().base();
      assertThat(base.text("city")).isEqualTo("Bonn");
      assertThat(base.has("name")).isFalse();

      w.erp.edit(erp, "city", "Kiel");
      Instruction resolve = Instruction.resolve(Side.CRM, Map.of());
      w.request(Side.ERP, resolve, erp);
      w.request(Side.CRM, resolve, crm);

      assertThat(w.erp.get(erp).values().text("name")).isEqualTo("B");
      assertThat(w.crm.get(crm).values().text("town")).isEqualTo("Kiel");
      assertThat(w.errors()).isEmpty();
    }
  }

  @Test
  void should_point_a_coupled_record_at_another_partner() {
    try (Workshop w = new Workshop()) {
      String erp = w.erp.add(Map.of("name", "A"));
      w.syncBoth();
      String former = w.partner(Side.ERP, erp);
      String other = w.crm.add(Map.of("name", "other"));

      w.request(Side.ERP, Instruction.couple(other, Side.ERP), erp);

      assertThat(w.partner(Side.ERP, erp)).isEqualTo(other);
      assertThat(w.store.couplings().find("THING", Side.CRM, List.of(former))).isEmpty();
      assertThat(w.crm.get(former).values().text("name")).isEqualTo("A");
    }
  }

  @Test
  void should_refuse_a_partner_that_is_coupled_already() {
    try (Workshop w = new Workshop()) {
      String first = w.erp.add(Map.of("name", "A"));
      w.syncBoth();
      String taken = w.partner(Side.ERP, first);
      String second = w.erp.add(Map.of("name", "B"));

      w.request(Side.ERP, Instruction.couple(taken, Side.ERP), second);

      assertThat(w.errors()).extracting(RecordError::code).containsExactly(ErrorCode.PARTNER_TAKEN);
      assertThat(w.partner(Side.ERP, first)).isEqualTo(taken);
      assertThat(w.crm.all()).hasSize(1);
    }
  }

  @Test
  void should_refuse_a_partner_that_does_not_exist_instead_of_creating_one() {
    try (Workshop w = new Workshop()) {
      String erp = w.erp.add(Map.of("name", "A"));

      w.request(Side.ERP, Instruction.couple("nobody", Side.ERP), erp);

      assertThat(w.errors())
          .extracting(RecordError::code)
          .containsExactly(ErrorCode.PARTNER_UNKNOWN);
      assertThat(w.crm.all()).isEmpty();
    }
  }

  @Test
  void should_uncouple_without_writing_even_when_both_records_are_gone() {
    try (Workshop w = new Workshop()) {
      String kept = w.erp.add(Map.of("name", "A"));
      String lost = w.erp.add(Map.of("name", "B"));
      w.syncBoth();
      w.crm.delete(w.partner(Side.ERP, lost));
      w.erp.delete(lost);
      w.crm.writes();

      w.request(Side.ERP, Instruction.settle(Settlement.UNCOUPLE), kept, lost);

      assertThat(w.couplings()).isZero();
      assertThat(w.crm.writes()).isEmpty();
      assertThat(w.errors()).isEmpty();
    }
  }

  @Test
  void should_create_on_demand_where_the_mapping_synchronises_coupled_records_only() {
    try (Workshop w = new Workshop(ConflictPolicy.ASK, "ask", false)) {
      String erp = w.erp.add(Map.of("name", "A"));
      w.sync(Side.ERP);
      assertThat(w.crm.all()).isEmpty();

      w.request(Side.ERP, Instruction.CREATE, erp);

      assertThat(w.crm.get(w.partner(Side.ERP, erp)).values().text("name")).isEqualTo("A");
    }
  }

  @Test
  void should_tell_why_a_record_was_left_alone() {
    try (Workshop w = new Workshop(ConflictPolicy.ASK, "ask", false)) {
      String erp = w.erp.add(Map.of("name", "A"));

      w.sync(Side.ERP);

      Run run = w.store.runs().latest("THING", 1).get(0);
      assertThat(run.count(Action.SKIPPED)).isOne();
      assertThat(w.store.runs().ignored(run.id(), 10))
          .extracting(IgnoredRecord::recordId, IgnoredRecord::code)
          .containsExactly(org.assertj.core.api.Assertions.tuple(erp, ErrorCode.NOT_COUPLED));
      assertThat(w.errors()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ask", "restore", "uncouple"})
  void should_treat_a_deletion_that_is_observed_as_the_mapping_says(String policy) {
    for (Side deletedOn : Side.values()) {
      try (Workshop w = new Workshop(ConflictPolicy.ASK, policy)) {
        String erp = w.erp.add(Map.of("name", "A"));
        w.syncBoth();
        String crm = w.partner(Side.ERP, erp);
        String id = deletedOn == Side.ERP ? erp : crm;
        MemorySystem there = deletedOn == Side.ERP ? w.erp : w.crm;
        there.delete(id);

        w.request(deletedOn, Instruction.AGAIN, id);

        assertThat(there.all()).hasSize(policy.equals("restore") ? 1 : 0);
        assertThat(w.couplings()).isEqualTo(policy.equals("uncouple") ? 0 : 1);
        assertThat(w.errors()).hasSize(policy.equals("ask") ? 1 : 0);
        if (policy.equals("restore")) {
          assertThat(there.all().iterator().next().values().text("name")).isEqualTo("A");
        }
      }
    }
  }

  @Test
  void should_restore_a_deleted_record_where_the_mapping_creates_none_by_itself() {
    try (Workshop w = new Workshop(ConflictPolicy.ASK, "ask", false)) {
      String erp = w.erp.add(Map.of("name", "A"));
      w.request(Side.ERP, Instruction.CREATE, erp);
      String crm = w.partner(Side.ERP, erp);
      w.crm.delete(crm);
      w.request(Side.CRM, Instruction.AGAIN, crm);
      assertThat(w.errors()).hasSize(1);

      w.request(Side.CRM, Instruction.settle(Settlement.RESTORE), crm);

      assertThat(w.crm.all()).hasSize(1);
      assertThat(w.partner(Side.ERP, erp)).isNotEqualTo(crm);
      assertThat(w.errors()).isEmpty();
    }
  }

  @Test
  void should_delete_the_survivor_when_told_and_only_then() {
    try (Workshop w = new Workshop()) {
      String erp = w.erp.add(Map.of("name", "A"));
      w.syncBoth();
      String crm = w.partner(Side.ERP, erp);
      w.crm.delete(crm);
      w.request(Side.CRM, Instruction.AGAIN, crm);
      assertThat(w.erp.all()).hasSize(1);

      w.request(Side.CRM, Instruction.settle(Settlement.DELETE), crm);

      assertThat(w.erp.all()).isEmpty();
      assertThat(w.couplings()).isZero();
      assertThat(w.errors()).isEmpty();
      assertThat(w.store.runs().latest("THING", 1).get(0).count(Action.DELETED)).isOne();
    }
  }

  @Test
  void should_not_delete_a_survivor_whose_partner_is_still_there() {
    try (Workshop w = new Workshop()) {
      String erp = w.erp.add(Map.of("name", "A"));
      w.syncBoth();

      w.request(Side.CRM, Instruction.settle(Settlement.DELETE), w.partner(Side.ERP, erp));

      assertThat(w.erp.all()).hasSize(1);
      assertThat(w.crm.all()).hasSize(1);
      assertThat(w.couplings()).isOne();
    }
  }

  @Test
  void should_uncouple_a_pair_of_which_both_records_are_gone() {
    try (Workshop w = new Workshop()) {
      String erp = w.erp.add(Map.of("name", "A"));
      w.syncBoth();
      String crm = w.partner(Side.ERP, erp);
      w.crm.delete(crm);
      w.erp.delete(erp);

      w.request(Side.CRM, Instruction.AGAIN, crm);

      assertThat(w.couplings()).isZero();
      assertThat(w.errors()).isEmpty();
    }
  }

  @Test
  void should_count_the_second_equal_failure_as_skipped_and_leave_the_record_alone() {
    try (Workshop w = new Workshop()) {
      String erp = w.erp.add(Map.of("name", "refused"));
      w.sync(Side.ERP);
      assertThat(latest(w).count(Action.FAILED)).isOne();

      w.sync(Side.ERP);
      assertThat(latest(w).count(Action.SKIPPED)).isOne();
      assertThat(w.crm.writes()).hasSize(2);

      w.sync(Side.ERP);
      assertThat(w.crm.writes()).isEmpty();

      w.request(Side.ERP, Instruction.AGAIN, erp);
      assertThat(w.crm.writes()).hasSize(1);

      w.erp.edit(erp, "name", "welcome");
      w.sync(Side.ERP);
      assertThat(w.errors()).isEmpty();
      assertThat(w.crm.all()).hasSize(1);
    }
  }

  private static Run latest(Workshop w) {
    return w.store.runs().latest("THING", 1).get(0);
  }
}
