package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.mapping.CompanyColumn;
import dev.tandem.mapping.ConflictPolicy;
import dev.tandem.mapping.Side;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several companies share the CRM: whose a record is, is settled before it gets a partner. */
class ClaimsTest {
  private static final String COLUMN = "company";

  private final Workshop w =
      new Workshop(
          Workshop.MAPPING
              .formatted(
                  ConflictPolicy.ASK.name().toLowerCase(),
                  "ask",
                  true,
                  true,
                  Workshop.MATCH_BY_MAIL)
              .replace("id: thingid", "id: thingid, company: company"));

  @AfterEach
  void close() {
    w.close();
  }

  @Test
  void should_name_the_own_company_in_new_records_of_the_crm() {
    String erp = w.erp.add(Map.of("name", "A"));

    w.syncBoth();

    assertThat(company(w.partner(Side.ERP, erp))).isEqualTo(CompanyColumn.OWN);
  }

  @Test
  void should_claim_a_record_of_nobody_before_it_is_created_in_the_erp() {
    String crm = add("A", null);
    w.erp.beforeNextWrite(erp -> assertThat(company(crm)).isEqualTo(CompanyColumn.OWN));

    w.syncBoth();

    assertThat(w.couplings()).isEqualTo(1);
    w.crm.writes();
    w.syncBoth();
    assertThat(w.crm.writes()).as("echo").isEmpty();
    assertThat(w.erp.all()).hasSize(1);
  }

  @Test
  void should_leave_a_record_alone_that_another_company_claimed_first() {
    String crm = add("A", null);
    w.crm.beforeNextWrite(system -> system.edit(crm, COLUMN, "another"));

    w.syncBoth();

    assertThat(w.erp.all()).isEmpty();
    assertThat(w.couplings()).isZero();
    assertThat(w.errors()).isEmpty();
    assertThat(company(crm)).isEqualTo("another");
  }

  @Test
  void should_not_couple_a_record_that_another_company_claimed_meanwhile() {
    String crm = add("A", null);
    w.crm.edit(crm, "mail", "a@example.com");
    String erp = w.erp.add(Map.of("name", "A", "email", "a@example.com"));
    w.crm.beforeNextWrite(system -> system.edit(crm, COLUMN, "another"));

    w.sync(Side.ERP);

    assertThat(company(crm)).isEqualTo("another");
    assertThat(w.partner(Side.ERP, erp)).isNotEqualTo(crm);
  }

  @Test
  void should_claim_a_matching_record_of_nobody_from_either_side() {
    String first = add("A", null);
    w.crm.edit(first, "mail", "a@example.com");
    w.erp.add(Map.of("name", "A", "email", "a@example.com"));
    w.sync(Side.CRM);
    String second = add("B", null);
    w.crm.edit(second, "mail", "b@example.com");
    w.erp.add(Map.of("name", "B", "email", "b@example.com"));

    w.sync(Side.ERP);

    assertThat(List.of(company(first), company(second))).containsOnly(CompanyColumn.OWN);
    assertThat(w.couplings()).isEqualTo(2);
  }

  @Test
  void should_not_couple_a_record_of_another_company_even_if_a_person_says_so() {
    String crm = add("A", "another");
    String erp = w.erp.add(Map.of("name", "A"));

    w.request(Side.ERP, Instruction.couple(crm, Side.ERP), erp);

    assertThat(w.couplings()).isZero();
    assertThat(company(crm)).isEqualTo("another");
  }

  @Test
  void should_go_on_with_a_record_that_it_claimed_before_a_crash() {
    String crm = add("A", null);
    List<Change> read = w.read(Side.CRM);
    w.crm.edit(crm, COLUMN, CompanyColumn.OWN);

    w.bring(read);

    assertThat(w.couplings()).isEqualTo(1);
    assertThat(w.erp.all()).hasSize(1);
  }

  @Test
  void should_ask_for_the_company_of_records_that_were_read_without_it() {
    String crm = w.crm.add(Map.of("name", "A"));
    List<Change> read = w.read(Side.CRM);
    w.crm.edit(crm, COLUMN, "another");

    w.bring(read);

    assertThat(w.erp.all()).isEmpty();
    assertThat(company(crm)).isEqualTo("another");
  }

  @Test
  void should_give_an_own_record_free_but_not_that_of_another_company() {
    Ownership owner = Ownership.of(w.mapping).orElseThrow();
    String own = add("A", CompanyColumn.OWN);
    String other = add("B", "another");

    w.crm.write(w.mapping, List.of(owner.release(w.crm.get(own)).orElseThrow()));

    assertThat(company(own)).isNull();
    assertThat(owner.release(w.crm.get(other))).isEmpty();
    assertThat(owner.release(w.crm.get(own))).as("free already").isEmpty();
  }

  private String add(String name, String company) {
    Map<String, Object> values = new HashMap<>(Map.of("name", name));
    values.put(COLUMN, company);
    return w.crm.add(values);
  }

  private String company(String id) {
    return w.crm.get(id).values().text(COLUMN);
  }

  @Test
  void should_give_a_record_free_when_its_pair_is_uncoupled_and_not_match_it_again() {
    String erp = w.erp.add(Map.of("name", "A", "email", "a@example.com"));
    w.sync(Side.ERP);
    String crm = w.partner(Side.ERP, erp);
    assertThat(w.crm.get(crm).values().get("company")).isEqualTo(CompanyColumn.OWN);

    w.request(Side.ERP, Instruction.settle(Settlement.UNCOUPLE), erp);

    assertThat(w.crm.get(crm).values().get("company")).isNull();
    assertThat(w.couplings()).isZero();
    w.sync(Side.CRM);
    assertThat(w.couplings()).isZero();
  }
}
