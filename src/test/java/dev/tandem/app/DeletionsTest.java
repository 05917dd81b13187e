package dev.tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.mapping.Side;
import dev.tandem.sync.Coupling;
import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.Instruction;
import dev.tandem.sync.RecordError;
import dev.tandem.sync.Settlement;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records that people delete on one side, seen by a whole node over HTTP. */
class DeletionsTest {
  @TempDir Path folder;

  @Test
  void row_11_03_deletions_on_both_sides_are_found_held_and_settled_as_a_person_says()
      throws Exception {
    try (Landscape company = Landscape.ofCustomers(12, folder)) {
      company.pass();
      List<Coupling> pairs = company.couplings();
      Coupling goneInCrm = pairs.get(0);
      Coupling goneInErp = pairs.get(1);
      company.sandbox().crmPerson().delete("accounts", UUID.fromString(goneInCrm.crmId()));
      company.sandbox().erpPerson().delete("customers", UUID.fromString(goneInErp.erpId()));

      company.node().readings().findDeleted();
      company.awaitQuiet();

      assertThat(company.errors())
          .extracting(RecordError::code)
          .containsExactly(ErrorCode.PARTNER_DELETED, ErrorCode.PARTNER_DELETED);
      assertThat(company.errors())
          .extracting(RecordError::recordId)
          .containsExactlyInAnyOrder(goneInCrm.erpId(), goneInErp.crmId());

      company.ask(Side.CRM, Instruction.settle(Settlement.RESTORE), goneInCrm.crmId());
      company.ask(Side.ERP, Instruction.settle(Settlement.DELETE), goneInErp.erpId());

      assertThat(company.errors()).isEmpty();
      assertThat(company.couplings()).hasSize(pairs.size() - 1);
      company.bothSides().assertInStep(pairs.size() - 1);
    }
  }
}
