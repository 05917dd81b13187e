package dev.tandem.sync;

import dev.tandem.mapping.Direction;
import dev.tandem.mapping.FieldRule;
import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What would become of one field: the values last in step, those of now, and the result.
 *
 * @param erpField ERP property, or null for a constant of the CRM
 * @param crmField CRM column, or null for a constant of the ERP
 * @param baseErp the ERP's value when both were last in step
 * @param erp the ERP's value now
 * @param baseCrm the CRM's value when both were last in step
 * @param crm the CRM's value now
 * @param verdict what would be done
 * @param result the value that would be written, or null
 */
public record FieldProspect(
    String erpField,
    String crmField,
    String baseErp,
    String erp,
    String baseCrm,
    String crm,
    Verdict verdict,
    String result) {

  /** What would be done with a field. */
  public enum Verdict {
    EQUAL,
    WRITE,
    /** Both sides changed it: a person is to choose. */
    CONFLICT,
    /** They differ, and the target keeps its value for now. */
    KEEP
  }

  /** The fields of a mapping that flow to the target of a plan. */
  static List<FieldProspect> of(Mapping mapping, Plan plan) {
    List<FieldProspect> fields = new ArrayList<>();
    if (plan.merge() == null) {
      return fields;
    }
    Side target = plan.change().side().other();
    for (FieldRule rule : mapping.activeFields()) {
      Direction way = rule.direction();
      if (rule.on(target) != null && mapping.direction().flowsTo(target) && way.flowsTo(target)) {
        fields.add(of(rule, plan, target));
      }
    }
    return fields;
  }

  private static FieldProspect of(FieldRule rule, Plan plan, Side target) {
    Fields source = plan.change().record().values();
    Fields current = plan.target() == null ? Fields.none() : plan.target().values();
    Fields erp = target == Side.CRM ? source : current;
    Fields crm = target == Side.CRM ? current : source;
    Coupling pair = plan.coupling();
    return new FieldProspect(
        rule.erp(),
        rule.crm(),
        text(pair == null ? Fields.none() : pair.erp().base(), rule.erp()),
        text(erp, rule.erp()),
        text(pair == null ? Fields.none() : pair.crm().base(), rule.crm()),
        text(crm, rule.crm()),
        verdict(rule, plan, target, current),
        plan.merge().writes().text(rule.on(target)));
  }

  private static String text(Fields fields, String name) {
    return name == null ? null : fields.text(name);
  }

  private static Verdict verdict(FieldRule rule, Plan plan, Side target, Fields current) {
    Merge merge = plan.merge();
    boolean contested =
        merge.conflicts().stream()
            .anyMatch(
                c ->
                    Objects.equals(c.erpField(), rule.erp())
                        && Objects.equals(c.crmField(), rule.crm()));
    if (contested) {
      return Verdict.CONFLICT;
    }
    if (merge.writes().has(rule.on(target))) {
      return Verdict.WRITE;
    }
    boolean inStep = merge.targetBase().has(rule.on(target)) || rule.isConstant();
    return inStep || current.isEmpty() ? Verdict.EQUAL : Verdict.KEEP;
  }
}
