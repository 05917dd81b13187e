package dev.tandem.sync;

import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Side;
import java.util.List;
import java.util.Optional;

/** Records of the CRM that are uncoupled are given free for any company of the ERP. */
final class Releases {
  private final BusinessSystem crm;
  private final RecentVersions recent;

  Releases(BusinessSystem crm, RecentVersions recent) {
    this.crm = crm;
    this.recent = recent;
  }

  /** One read and one write for all of them; nothing where companies are not told apart. */
  void of(Mapping mapping, List<Outcome> outcomes) {
    Optional<Ownership> ownership = Ownership.of(mapping);
    List<String> ids =
        outcomes.stream()
            .filter(o -> o.action() == Action.UNCOUPLED)
            .map(o -> o.coupling().crmId())
            .toList();
    if (ownership.isEmpty() || ids.isEmpty()) {
      return;
    }
    List<Write> writes =
        crm.read(mapping, ids).values().stream()
            .flatMap(record -> ownership.get().release(record).stream())
            .toList();
    if (!writes.isEmpty()) {
      crm.write(mapping, writes).forEach(receipt -> note(mapping, receipt));
    }
  }

  /** Our own doing: its reader need not bring it back, or the pair might be matched again. */
  private void note(Mapping mapping, Receipt receipt) {
    SideRecord stored = receipt.stored();
    if (stored != null) {
      recent.note(mapping.name(), Side.CRM, stored.id(), stored.version());
    }
  }
}
