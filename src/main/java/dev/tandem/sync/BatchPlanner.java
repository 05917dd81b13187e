package dev.tandem.sync;

import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Side;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Plans the changes of one batch, without I/O: everything they need is at hand. */
final class BatchPlanner {
  private final Mapping mapping;
  private final Planner planner;
  private final Lookups lookups;
  private final References references;
  private final Optional<Ownership> owner;

  BatchPlanner(
      Mapping mapping,
      FieldMapper mapper,
      Lookups lookups,
      References references,
      List<Decision> decisions) {
    this.mapping = mapping;
    this.planner = new Planner(mapping, mapper, references, decisions);
    this.lookups = lookups;
    this.references = references;
    this.owner = Ownership.of(mapping);
  }

  Plan plan(Paired paired) {
    Plan plan = decide(paired);
    return plan.isWaiting() ? plan.waitingFor(lookups.missing(paired.change(), references)) : plan;
  }

  private Plan decide(Paired paired) {
    CoupledChange c = paired.coupled();
    Change change = c.change();
    List<SideRecord> partners = paired.partners();
    if (change.gone()) {
      return gone(c, partners);
    }
    if (change.side() == Side.CRM && isOfAnother(change.record())) {
      return Plan.done(Outcome.skipped(change, ofAnother(change.record())));
    }
    if (partners.size() > 1) {
      return Plan.done(Outcome.failed(change, ambiguous(change, partners)));
    }
    if (!c.isCoupled() && change.instruction().partner() != null) {
      return coupleAsTold(paired);
    }
    if (partners.size() == 1) {
      return planner.merge(change, pair(c, partners.get(0)), partners.get(0));
    }
    if (c.isCoupled()) {
      return planner.partnerDeleted(change, c.coupling());
    }
    Plan plan = planner.create(change);
    return plan.isWrite() && c.intent() != null ? plan.withId(c.intent().targetId()) : plan;
  }

  private boolean isOfAnother(SideRecord crm) {
    return owner.filter(o -> o.isOfAnother(crm)).isPresent();
  }

  private static Problem ofAnother(SideRecord crm) {
    return ErrorCode.OWNED_ELSEWHERE.with(
        "CRM record %s belongs to another ERP company.".formatted(crm.id()));
  }

  private Coupling pair(CoupledChange c, SideRecord target) {
    Change change = c.change();
    return c.isCoupled()
        ? c.coupling()
        : Coupling.between(mapping.name(), change.side(), change.recordId(), target.id());
  }

  private Plan coupleAsTold(Paired paired) {
    Change change = paired.change();
    String partner =
        "%s record %s".formatted(change.side().other(), change.instruction().partner());
    if (paired.taken()) {
      return Plan.done(
          Outcome.failed(change, ErrorCode.PARTNER_TAKEN.with(partner + " is coupled already.")));
    }
    if (paired.partners().isEmpty()) {
      return Plan.done(
          Outcome.failed(change, ErrorCode.PARTNER_UNKNOWN.with("There is no " + partner + '.')));
    }
    SideRecord target = paired.partners().get(0);
    if (change.side() == Side.ERP && isOfAnother(target)) {
      return Plan.done(Outcome.skipped(change, ofAnother(target)));
    }
    return planner.merge(change, pair(paired.coupled(), target), target);
  }

  /** The record is gone; what becomes of the pair is decided from the partner that is left. */
  private Plan gone(CoupledChange c, List<SideRecord> partners) {
    Change change = c.change();
    if (!c.isCoupled()) {
      return Plan.done(Outcome.of(change, Action.DROPPED, null));
    }
    if (partners.isEmpty()) {
      return Plan.done(Outcome.of(change, Action.UNCOUPLED, c.coupling()));
    }
    SideRecord survivor = partners.get(0);
    return change.instruction().settlement() == Settlement.DELETE
        ? Plan.send(change, c.coupling(), null, Write.delete(survivor))
        : Plan.again(change.turnedTo(survivor));
  }

  private static Problem ambiguous(Change change, List<SideRecord> partners) {
    return ErrorCode.AMBIGUOUS.with(
        "%s record %s fits the %s records %s."
            .formatted(
                change.side(),
                change.recordId(),
                change.side().other(),
                partners.stream().map(SideRecord::id).collect(Collectors.joining(", "))));
  }
}
