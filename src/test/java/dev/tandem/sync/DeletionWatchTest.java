package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.mapping.ConflictPolicy;
import dev.tandem.mapping.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeletionWatchTest {

  @ParameterizedTest
  @EnumSource(Side.class)
  void should_find_records_deleted_on_either_side_and_no_others(Side side) {
    try (Workshop w = new Workshop(ConflictPolicy.ASK, "restore")) {
      String kept = w.erp.add(Map.of("name", "kept"));
      String lost = w.erp.add(Map.of("name", "lost"));
      w.syncBoth();
      String partner = w.partner(Side.ERP, lost);
      MemorySystem there = side == Side.ERP ? w.erp : w.crm;
      there.delete(side == Side.ERP ? lost : partner);

      DeletionWatch.Finding finding = w.findDeleted(side);

      assertThat(finding.gone()).containsExactly(side == Side.ERP ? lost : partner);
      assertThat(finding.coupled()).isEqualTo(2);
      assertThat(there.all()).hasSize(2);
      assertThat(w.couplings()).isEqualTo(2);
      assertThat(w.store.couplings().find("THING", Side.ERP, List.of(kept))).hasSize(1);
      assertThat(w.findDeleted(side).gone()).isEmpty();
    }
  }

  @Test
  void should_take_the_loss_of_most_records_for_a_mistake() {
    assertThat(new DeletionWatch.Finding(100, ids(51)).isImplausible()).isTrue();
    assertThat(new DeletionWatch.Finding(100, ids(50)).isImplausible()).isFalse();
    assertThat(new DeletionWatch.Finding(20, ids(20)).isImplausible()).isFalse();
    assertThat(new DeletionWatch.Finding(21, ids(21)).isImplausible()).isTrue();
  }

  private static List<String> ids(int count) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ids.add("id-" + i);
    }
    return ids;
  }
}
