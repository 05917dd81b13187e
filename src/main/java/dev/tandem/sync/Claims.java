package dev.tandem.sync;

import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Side;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * A CRM record that belongs to no company becomes the own company's before its partner is written:
 * of several companies that see it, the first one has it, and no two of them create it.
 */
final class Claims {
  private final BusinessSystem crm;

  Claims(BusinessSystem crm) {
    this.crm = crm;
  }

  /** The plans with the records as they are after it; whose record was changed is planned again. */
  List<Plan> claimed(Mapping mapping, List<Plan> plans) {
    return Ownership.of(mapping).map(owner -> claimed(mapping, owner, plans)).orElse(plans);
  }

  private List<Plan> claimed(Mapping mapping, Ownership owner, List<Plan> plans) {
    List<Plan> free = plans.stream().filter(plan -> isFree(owner, plan)).toList();
    Iterator<Receipt> receipts =
        free.isEmpty()
            ? List.<Receipt>of().iterator()
            : crm.write(mapping, free.stream().map(p -> owner.claim(record(p))).toList())
                .iterator();
    List<Plan> claimed = new ArrayList<>();
    for (Plan plan : plans) {
      if (isFree(owner, plan)) {
        claimed.add(settled(mapping, plan, receipts.next()));
      } else if (isPair(plan) && !owner.isKnown(record(plan))) {
        claimed.add(Plan.again(plan.change().unread()));
      } else {
        claimed.add(plan);
      }
    }
    return claimed;
  }

  private static Plan settled(Mapping mapping, Plan plan, Receipt receipt) {
    return switch (receipt.status()) {
      case WRITTEN -> plan.refreshed(mapping, receipt.stored());
      case REJECTED -> Plan.done(Outcome.failed(plan.change(), receipt.problem()));
      case STALE, GONE, UNSENT -> Plan.again(plan.change().unread());
    };
  }

  private static boolean isFree(Ownership owner, Plan plan) {
    return isPair(plan) && owner.isOfNone(record(plan));
  }

  /** True if a CRM record has a partner, or is about to get one. */
  private static boolean isPair(Plan plan) {
    boolean goesOn = plan.isWrite() || plan.outcome() != null && !plan.outcome().hasFailed();
    return plan.merge() != null && plan.change().side() == Side.CRM && goesOn;
  }

  private static SideRecord record(Plan plan) {
    return plan.change().record();
  }
}
