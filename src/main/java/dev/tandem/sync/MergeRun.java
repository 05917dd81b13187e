package dev.tandem.sync;

import dev.tandem.mapping.ConflictPolicy;
import dev.tandem.mapping.Direction;
import dev.tandem.mapping.FieldRule;
import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Side;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Merges one source record into one target record, field by field. */
final class MergeRun {
  private final Mapping mapping;
  private final Side target;
  private final FieldMapper mapper;
  private final References references;
  private final Arbiter arbiter;
  private final Fields source;
  private final Fields current;
  private final Fields sourceBase;
  private final Fields targetBase;
  private final boolean isNew;

  private final Map<String, Object> writes = new LinkedHashMap<>();
  private final Map<String, Object> inStepSource = new LinkedHashMap<>();
  private final Map<String, Object> inStepTarget = new LinkedHashMap<>();
  private final List<FieldConflict> conflicts = new ArrayList<>();
  private Problem problem;
  private Problem leftOut;

  MergeRun(
      Mapping mapping,
      Side target,
      FieldMapper mapper,
      References references,
      Arbiter arbiter,
      Fields source,
      Fields current,
      Coupling coupling) {
    this.mapping = mapping;
    this.target = target;
    this.mapper = mapper;
    this.references = references;
    this.arbiter = arbiter;
    this.source = source;
    this.current = current;
    this.sourceBase = coupling.state(target.other()).base();
    this.targetBase = coupling.state(target).base();
    this.isNew = coupling.id(target) == null;
  }

  Merge result() {
    mapping.activeFields().forEach(this::merge);
    Ownership.of(mapping).ifPresent(this::claim);
    return new Merge(
        Fields.of(writes),
        Fields.of(inStepSource),
        Fields.of(inStepTarget),
        conflicts,
        problem,
        leftOut);
  }

  private void merge(FieldRule rule) {
    if (rule.createOnly() && !isNew) {
      return;
    }
    if (rule.isConstant()) {
      mergeConstant(rule);
    } else if (flowsTo(rule, target)) {
      mergeField(rule);
    }
  }

  private void mergeConstant(FieldRule rule) {
    if (rule.on(target) != null && flowsTo(rule, target)) {
      Object constant = Fields.canonical(rule.constant());
      if (!Objects.equals(constant, current(rule))) {
        writes.put(rule.on(target), constant);
      }
    }
  }

  private void claim(Ownership owner) {
    if (target == Side.CRM && mapping.direction().flowsTo(target) && !owner.isOwn(current)) {
      writes.putAll(owner.claimed().asMap());
    }
  }

  private void mergeField(FieldRule rule) {
    Translation wanted = mapper.translate(rule, source(rule), target, references);
    if (wanted.isLeftOut() && leftOut == null && isNews(rule)) {
      leftOut = wanted.problem();
    }
    if (wanted.isKeep()) {
      return;
    }
    if (isInStep(rule, wanted)) {
      settle(rule);
    } else if (hasBase(rule)) {
      mergeWithBase(rule, wanted);
    } else {
      mergeWithoutBase(rule, wanted);
    }
  }

  private boolean isNews(FieldRule rule) {
    String property = rule.on(other());
    return !sourceBase.has(property) || !Objects.equals(source(rule), sourceBase.get(property));
  }

  /** Equal in the target's terms, or in the source's: a translation need not be reversible. */
  private boolean isInStep(FieldRule rule, Translation wanted) {
    if (wanted.isValue() && Objects.equals(wanted.value(), current(rule))) {
      return true;
    }
    if (rule.isLookup() || current(rule) == null || source(rule) == null) {
      return false;
    }
    Translation back = mapper.translate(rule, current(rule), target.other(), references);
    return back.isValue() && Objects.equals(back.value(), source(rule));
  }

  private void mergeWithBase(FieldRule rule, Translation wanted) {
    boolean sourceChanged = !Objects.equals(source(rule), sourceBase.get(rule.on(other())));
    boolean targetChanged = !Objects.equals(current(rule), targetBase.get(rule.on(target)));
    if (sourceChanged && targetChanged && isTwoWay(rule)) {
      decide(rule, wanted);
    } else if (sourceChanged || arbiter.overwrites()) {
      write(rule, wanted);
    }
  }

  /** First meeting of the pair: gaps are filled from either side, nothing is emptied. */
  private void mergeWithoutBase(FieldRule rule, Translation wanted) {
    if (source(rule) != null || arbiter.overwrites()) {
      if (current(rule) == null || !isTwoWay(rule)) {
        write(rule, wanted);
      } else {
        decide(rule, wanted);
      }
    }
  }

  private void decide(FieldRule rule, Translation wanted) {
    ConflictPolicy policy = arbiter.policy(rule);
    if (policy == ConflictPolicy.ASK) {
      conflicts.add(conflict(rule));
    } else if (policy == (target == Side.CRM ? ConflictPolicy.ERP : ConflictPolicy.CRM)) {
      write(rule, wanted);
    }
  }

  private void write(FieldRule rule, Translation wanted) {
    if (!wanted.isValue()) {
      problem = problem == null ? wanted.problem() : problem;
    } else if (wanted.value() != null || !rule.notNull()) {
      writes.put(rule.on(target), wanted.value());
      inStepSource.put(rule.on(other()), source(rule));
    }
  }

  private void settle(FieldRule rule) {
    inStepSource.put(rule.on(other()), source(rule));
    inStepTarget.put(rule.on(target), current(rule));
  }

  private FieldConflict conflict(FieldRule rule) {
    Side crm = Side.CRM;
    boolean toCrm = target == crm;
    Fields erp = toCrm ? source : current;
    Fields inCrm = toCrm ? current : source;
    Fields erpBase = toCrm ? sourceBase : targetBase;
    Fields crmBase = toCrm ? targetBase : sourceBase;
    return new FieldConflict(
        rule.erp(),
        rule.crm(),
        erpBase.text(rule.erp()),
        erp.text(rule.erp()),
        crmBase.text(rule.crm()),
        inCrm.text(rule.crm()));
  }

  private boolean hasBase(FieldRule rule) {
    return sourceBase.has(rule.on(other())) && targetBase.has(rule.on(target));
  }

  /** In one row, or in one for each direction. */
  private boolean isTwoWay(FieldRule rule) {
    return mapping.direction() == Direction.BOTH
        && (rule.direction() == Direction.BOTH
            || mapping.activeFields().stream().anyMatch(other -> isReverse(other, rule)));
  }

  private static boolean isReverse(FieldRule other, FieldRule rule) {
    return other.direction() != rule.direction()
        && !other.createOnly()
        && Objects.equals(other.erp(), rule.erp())
        && Objects.equals(other.crm(), rule.crm());
  }

  private boolean flowsTo(FieldRule rule, Side side) {
    return mapping.direction().flowsTo(side) && rule.direction().flowsTo(side);
  }

  private Side other() {
    return target.other();
  }

  private Object source(FieldRule rule) {
    return source.get(rule.on(other()));
  }

  private Object current(FieldRule rule) {
    return current.get(rule.on(target));
  }
}
