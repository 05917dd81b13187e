package dev.tandem.sync;

import dev.tandem.mapping.ConflictPolicy;
import dev.tandem.mapping.FieldRule;
import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Side;
import java.util.Comparator;
import java.util.List;

/**
 * Says who wins where both sides changed a field: what was asked for with this change, else the
 * field's policy, else the mapping's; where that is to ask, a standing decision.
 */
record Arbiter(Mapping mapping, Instruction instruction, List<Decision> decisions) {

  ConflictPolicy policy(FieldRule rule) {
    Side winner = instruction.winnerOf(rule.erp());
    if (winner != null) {
      return policy(winner);
    }
    ConflictPolicy policy =
        rule.onConflict() == null ? mapping.onUpdateConflict() : rule.onConflict();
    return policy == ConflictPolicy.ASK ? decided(rule) : policy;
  }

  /** True if the target takes the source's values even where only the target changed. */
  boolean overwrites() {
    return instruction.overwrite();
  }

  private ConflictPolicy decided(FieldRule rule) {
    return decisions.stream()
        .filter(decision -> decision.concerns(rule))
        .max(Comparator.comparing(Decision::isAboutOneField))
        .map(decision -> policy(decision.winner()))
        .orElse(ConflictPolicy.ASK);
  }

  private static ConflictPolicy policy(Side winner) {
    return winner == Side.CRM ? ConflictPolicy.CRM : ConflictPolicy.ERP;
  }
}
