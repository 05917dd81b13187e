package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tandem.mapping.ConflictPolicy;
import dev.tandem.mapping.Side;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is foreseen is told, and nothing is written for it. */
class RehearsalTest {
  private final Workshop w = new Workshop();

  @AfterEach
  void should_have_written_nothing() {
    assertThat(w.crm.writes()).isEmpty();
    assertThat(w.erp.writes()).isEmpty();
    w.close();
  }

  @Test
  void should_foresee_creates_couplings_and_those_that_fit_several() {
    String alone = w.erp.add(Map.of("name", "Alone"));
    String pair = w.erp.add(Map.of("name", "Pair", "email", "pair@example.com"));
    String unclear = w.erp.add(Map.of("name", "Unclear", "email", "twice@example.com"));
    String partner = w.crm.add(Map.of("name", "Pair", "mail", "pair@example.com"));
    w.crm.add(Map.of("mail", "twice@example.com"));
    w.crm.add(Map.of("mail", "twice@example.com"));

    assertThat(w.foreseeAll(Side.ERP, Instruction.NONE))
        .extracting(Prospect::recordId, Prospect::foreseen, Prospect::partnerId)
        .containsExactlyInAnyOrder(
            tuple(alone, Foreseen.CREATE, null),
            tuple(pair, Foreseen.COUPLE, partner),
            tuple(unclear, Foreseen.AMBIGUOUS, null));
    assertThat(w.couplings()).isZero();
  }

  @Test
  void should_tell_of_similar_records_where_one_would_be_created() {
    try (Workshop other =
        Workshop.matching("match: [ [ { erp: name, crm: name }, { erp: city, crm: town } ] ]")) {
      String erp = other.erp.add(Map.of("name", "Kontor", "city", "Bonn"));
      String alone = other.erp.add(Map.of("name", "Alone", "city", "Bonn"));
      String alike = other.crm.add(Map.of("name", "KONTOR", "town", "Köln"));

      assertThat(other.foreseeAll(Side.ERP, Instruction.CREATE))
          .extracting(Prospect::recordId, Prospect::foreseen, Prospect::resembling)
          .containsExactlyInAnyOrder(
              tuple(erp, Foreseen.CREATE, List.of(alike)),
              tuple(alone, Foreseen.CREATE, List.of()));
    }
  }

  @Test
  void should_give_one_reason_per_record_that_matches_nothing() {
    String erp = w.erp.add(Map.of("name", "Alone"));

    Prospect prospect = w.foreseeAll(Side.ERP, Instruction.MATCH).get(0);

    assertThat(prospect.recordId()).isEqualTo(erp);
    assertThat(prospect.foreseen()).isEqualTo(Foreseen.SKIP);
    assertThat(prospect.reason().code()).isEqualTo(ErrorCode.NO_MATCH);
  }

  @Test
  void should_show_base_both_values_and_the_result_of_each_field() {
    String erp = inStep(Map.of("name", "A", "city", "Bonn", "note", "n"));
    String crm = w.partner(Side.ERP, erp);
    w.erp.edit(erp, "name", "of the ERP");
    w.crm.edit(crm, "name", "of the CRM");
    w.erp.edit(erp, "city", "Kiel");
    w.crm.edit(crm, "mail", "new@example.com");

    Prospect prospect = w.foresee(Side.ERP, Instruction.AGAIN, erp).get(0);

    assertThat(prospect.foreseen()).isEqualTo(Foreseen.CONFLICT);
    assertThat(prospect.fields())
        .containsExactly(
            new FieldProspect(
                "name",
                "name",
                "A",
                "of the ERP",
                "A",
                "of the CRM",
                FieldProspect.Verdict.CONFLICT,
                null),
            new FieldProspect(
                "city",
                "town",
                "Bonn",
                "Kiel",
                "Bonn",
                "Bonn",
                FieldProspect.Verdict.WRITE,
                "Kiel"),
            new FieldProspect(
                "email",
                "mail",
                null,
                null,
                null,
                "new@example.com",
                FieldProspect.Verdict.KEEP,
                null),
            new FieldProspect(
                "limit", "limit", null, null, null, null, FieldProspect.Verdict.EQUAL, null));
  }

  @Test
  void should_foresee_what_a_named_winner_would_change() {
    String erp = inStep(Map.of("name", "A"));
    w.erp.edit(erp, "name", "of the ERP");
    w.crm.edit(w.partner(Side.ERP, erp), "name", "of the CRM");

    Prospect prospect = w.foresee(Side.ERP, Instruction.resolve(Side.ERP, Map.of()), erp).get(0);

    assertThat(prospect.foreseen()).isEqualTo(Foreseen.MODIFY);
    assertThat(prospect.fields().get(0).result()).isEqualTo("of the ERP");
  }

  @Test
  void should_foresee_nothing_for_records_that_are_in_step() {
    inStep(Map.of("name", "A"));

    assertThat(w.foreseeAll(Side.ERP, Instruction.NONE))
        .extracting(Prospect::foreseen)
        .containsExactly(Foreseen.UNCHANGED);
  }

  @Test
  void should_foresee_what_becomes_of_a_deletion() {
    for (String policy : List.of("ask", "restore", "uncouple")) {
      try (Workshop other = new Workshop(ConflictPolicy.ASK, policy)) {
        String erp = other.erp.add(Map.of("name", "A"));
        other.syncBoth();
        String crm = other.partner(Side.ERP, erp);
        other.crm.delete(crm);

        Prospect prospect = other.foresee(Side.CRM, Instruction.AGAIN, crm).get(0);

        assertThat(prospect.recordId()).isEqualTo(crm);
        assertThat(prospect.partnerId()).isEqualTo(erp);
        assertThat(prospect.foreseen())
            .isEqualTo(
                switch (policy) {
                  case "ask" -> Foreseen.FAIL;
                  case "restore" -> Foreseen.CREATE;
                  default -> Foreseen.UNCOUPLE;
                });
      }
    }
  }

  private String inStep(Map<String, String> values) {
    String erp = w.erp.add(values);
    w.syncBoth();
    w.crm.writes();
    return erp;
  }
}
