package dev.tandem.sync;

import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Records of the CRM that are uncoupled are given free for any company of the ERP. A pair whose
 * record cannot be given free stays a pair.
 */
final class Releases {
  private final BusinessSystem crm;
  private final RecentVersions recent;

  Releases(BusinessSystem crm, RecentVersions recent) {
    this.crm = crm;
    this.recent = recent;
  }

  /** One read and one write for all of them; nothing where companies are not told apart. */
  WrittenBatch of(Mapping mapping, WrittenBatch batch) {
    List<Outcome> leaving =
        batch.outcomes().stream().filter(outcome -> isLeaving(mapping, outcome)).toList();
    return leaving.isEmpty()
        ? batch
        : Ownership.of(mapping)
            .map(owner -> settled(batch, leaving, released(mapping, owner, leaving)))
            .orElse(batch);
  }

  /** What is restored or pointed at another partner in the next round stays the company's own. */
  private static boolean isLeaving(Mapping mapping, Outcome outcome) {
    Change change = outcome.change();
    boolean stays =
        change.side() == Side.CRM
            && (outcome.isToRestore(mapping) || change.instruction().partner() != null);
    return outcome.action() == Action.UNCOUPLED && !stays;
  }

  private Map<String, Receipt> released(Mapping mapping, Ownership owner, List<Outcome> leaving) {
    List<String> ids = leaving.stream().map(o -> o.coupling().crmId()).toList();
    List<Write> writes =
        crm.read(mapping, ids).values().stream()
            .flatMap(record -> owner.release(record).stream())
            .toList();
    List<Receipt> receipts = writes.isEmpty() ? List.of() : crm.write(mapping, writes);
    Map<String, Receipt> byRecord = new HashMap<>();
    for (int i = 0; i < writes.size(); i++) {
      byRecord.put(writes.get(i).id(), receipts.get(i));
      note(mapping, receipts.get(i));
    }
    return byRecord;
  }

  /** Our own doing: its reader need not bring it back, or the pair might be matched again. */
  private void note(Mapping mapping, Receipt receipt) {
    SideRecord stored = receipt.stored();
    if (stored != null) {
      recent.note(mapping.name(), Side.CRM, stored.id(), stored.version());
    }
  }

  private static WrittenBatch settled(
      WrittenBatch batch, List<Outcome> leaving, Map<String, Receipt> released) {
    List<Outcome> outcomes = new ArrayList<>();
    List<Change> again = new ArrayList<>(batch.again());
    for (Outcome outcome : batch.outcomes()) {
      Receipt receipt = leaving.contains(outcome) ? released.get(outcome.coupling().crmId()) : null;
      if (receipt == null) {
        outcomes.add(outcome);
        continue;
      }
      switch (receipt.status()) {
        case WRITTEN, GONE -> outcomes.add(outcome);
        case REJECTED -> outcomes.add(Outcome.failed(outcome.change(), receipt.problem()));
        case STALE, UNSENT -> again.add(outcome.change());
      }
    }
    return new WrittenBatch(batch.origin(), outcomes, again);
  }
}
