package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.mapping.CompanyColumn;
import dev.tandem.mapping.Side;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of the company of a CRM record when its pair is undone. */
class ReleasesTest {
  private final Workshop w =
      new Workshop(
          Workshop.MAPPING
              .formatted("ask", "restore", true, true, Workshop.MATCH_BY_MAIL)
              .replace("id: thingid", "id: thingid, company: company"));

  @AfterEach
  void close() {
    w.close();
  }

  @Test
  void should_give_a_record_free_in_the_next_round_when_somebody_edited_it_meanwhile() {
    String crm = coupled();
    w.crm.beforeNextWrite(system -> system.edit(crm, "name", "B"));

    w.request(Side.CRM, Instruction.settle(Settlement.UNCOUPLE), crm);

    assertThat(company(crm)).isNull();
    assertThat(w.couplings()).isZero();
  }

  @Test
  void should_keep_a_pair_and_say_why_when_its_record_cannot_be_given_free() {
    String crm = coupled();
    w.crm.refuseNextWrite();

    w.request(Side.CRM, Instruction.settle(Settlement.UNCOUPLE), crm);

    assertThat(w.couplings()).isEqualTo(1);
    assertThat(w.errors()).singleElement().returns(ErrorCode.VALUE_REJECTED, error -> error.code());
  }

  @Test
  void should_not_give_a_record_free_whose_partner_is_restored() {
    String crm = coupled();
    w.erp.delete(w.partner(Side.CRM, crm));

    w.findDeleted(Side.ERP);

    assertThat(w.crm.writes()).isEmpty();
    assertThat(w.erp.all()).hasSize(1);
    assertThat(company(crm)).isEqualTo(CompanyColumn.OWN);
  }

  @Test
  void should_not_give_a_record_free_that_is_pointed_at_another_partner() {
    String crm = coupled();
    String other = w.erp.add(Map.of("name", "A"));

    w.request(Side.CRM, Instruction.couple(other, Side.CRM), crm);

    assertThat(w.partner(Side.CRM, crm)).isEqualTo(other);
    assertThat(w.crm.writes()).isEmpty();
    assertThat(company(crm)).isEqualTo(CompanyColumn.OWN);
  }

  @Test
  void should_give_a_record_free_whose_partner_is_pointed_at_another_record() {
    String crm = coupled();
    String erp = w.partner(Side.CRM, crm);
    String other = w.crm.add(Map.of("name", "A", "company", CompanyColumn.OWN));

    w.request(Side.ERP, Instruction.couple(other, Side.ERP), erp);

    assertThat(w.partner(Side.ERP, erp)).isEqualTo(other);
    assertThat(company(crm)).isNull();
  }

  @Test
  void should_carry_nothing_over_from_a_coupled_record_that_was_handed_to_another_company() {
    String crm = coupled();
    w.crm.edit(crm, "company", "another");
    w.crm.edit(crm, "name", "B");

    w.request(Side.CRM, Instruction.AGAIN, crm);

    assertThat(w.erp.get(w.partner(Side.CRM, crm)).values().text("name")).isEqualTo("A");
  }

  /** A pair in step, whose CRM record is the company's own. */
  private String coupled() {
    String erp = w.erp.add(Map.of("name", "A"));
    w.syncBoth();
    w.crm.writes();
    return w.partner(Side.ERP, erp);
  }

  private String company(String id) {
    return w.crm.get(id).values().text("company");
  }
}
