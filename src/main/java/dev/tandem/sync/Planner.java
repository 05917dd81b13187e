package dev.tandem.sync;

import dev.tandem.mapping.DeletionPolicy;
import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Side;
import java.util.List;

/** Decides, without any I/O, what one change means for the other side. */
final class Planner {
  private final Mapping mapping;
  private final FieldMapper mapper;
  private final References references;
  private final List<Decision> decisions;
  private final ValueChecks checks;

  Planner(Mapping mapping, FieldMapper mapper, References references, List<Decision> decisions) {
    this.mapping = mapping;
    this.mapper = mapper;
    this.references = references;
    this.decisions = decisions;
    this.checks = new ValueChecks(mapping);
  }

  /** A coupled record, or a pair just recognised, whose target exists. */
  Plan merge(Change change, Coupling coupling, SideRecord target) {
    Merge merge = run(change, coupling, target.values());
    if (merge.problem() != null) {
      return Plan.done(Outcome.failed(change, merge.problem()));
    }
    Plan plan = new Plan(change, coupling, merge, target, null, null);
    if (!merge.conflicts().isEmpty()) {
      return plan.ended(conflict(plan));
    }
    return merge.writes().isEmpty()
        ? plan.ended(plan.settled(mapping, target))
        : checked(plan.sending(Write.modify(target, merge.writes())));
  }

  /** A record without a partner. */
  Plan create(Change change) {
    Side target = change.side().other();
    if (!isToBeCreated(change, target)) {
      return Plan.done(Outcome.skipped(change, whyNotCreated(change, target)));
    }
    Coupling pair = Coupling.between(mapping.name(), change.side(), change.recordId(), null);
    Merge merge = run(change, pair, Fields.none());
    return merge.problem() == null
        ? checked(
            Plan.send(
                change, null, merge, Write.insert(null, withTemplate(change, merge.writes()))))
        : Plan.done(Outcome.failed(change, merge.problem()));
  }

  private Plan checked(Plan plan) {
    return checks
        .problem(plan.change().side().other(), plan.write())
        .map(problem -> Plan.done(Outcome.failed(plan.change(), problem)))
        .orElse(plan);
  }

  /** What the mapping gives no value for, the template may fill. */
  private Fields withTemplate(Change change, Fields mapped) {
    return mapping
        .template(change.side().other(), change.record().values()::get)
        .map(template -> Fields.of(template.values()).with(mapped))
        .orElse(mapped);
  }

  /** A coupled record whose partner is gone. */
  Plan partnerDeleted(Change change, Coupling coupling) {
    return switch (settlement(change)) {
      case ASK ->
          Plan.done(
              Outcome.failed(
                  change,
                  ErrorCode.PARTNER_DELETED.with(
                      "%s record %s no longer exists."
                          .formatted(change.side().other(), coupling.id(change.side().other())))));
      // To restore, the old coupling goes first: the change comes round again and creates anew.
      case RESTORE, UNCOUPLE -> Plan.done(Outcome.of(change, Action.UNCOUPLED, coupling));
    };
  }

  private boolean isToBeCreated(Change change, Side target) {
    return switch (change.instruction().creation()) {
      case AS_MAPPED -> mapping.createsIn(target);
      case YES -> mapping.direction().flowsTo(target);
      case NO -> false;
    };
  }

  private static Problem whyNotCreated(Change change, Side target) {
    return change.instruction().creation() == Creation.NO
        ? ErrorCode.NO_MATCH.with("No %s record fits it.".formatted(target))
        : ErrorCode.NOT_COUPLED.with(
            "The mapping creates no %s records by itself.".formatted(target));
  }

  private DeletionPolicy settlement(Change change) {
    DeletionPolicy policy =
        change.instruction().settlement() == Settlement.RESTORE
            ? DeletionPolicy.RESTORE
            : mapping.onDeletion();
    // What the mapping must not write it cannot restore either.
    return policy == DeletionPolicy.RESTORE && !mapping.direction().flowsTo(change.side().other())
        ? DeletionPolicy.ASK
        : policy;
  }

  private Merge run(Change change, Coupling coupling, Fields current) {
    return new MergeRun(
            mapping,
            change.side().other(),
            mapper,
            references,
            new Arbiter(mapping, change.instruction(), decisions),
            change.record().values(),
            current,
            coupling)
        .result();
  }

  /** A pair that was just recognised is coupled all the same: nobody else may take either. */
  private Outcome conflict(Plan plan) {
    Merge merge = plan.merge();
    FieldConflict first = merge.conflicts().get(0);
    Problem problem =
        ErrorCode.UPDATE_CONFLICT.with(
            "%s is '%s' in the ERP and %s is '%s' in the CRM (last in step: '%s')."
                .formatted(
                    first.erpField(), first.erp(), first.crmField(), first.crm(), first.baseErp()));
    Coupling tied = plan.coupling().isNew() ? plan.tied(mapping) : null;
    return Outcome.conflict(plan.change(), tied, problem, merge.conflicts());
  }
}
