package dev.tandem.sandbox.seed;

import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Which fields each side leaves empty. Never both what identifies a firm and never a field that
 * flows one way only on its source alone: an empty source would wipe out the target.
 */
record Gaps(Set<Field> inErp, Set<Field> inCrm) {

  static Gaps of(int firm, Split.Presence presence, SplittableRandom random) {
    Gaps gaps = new Gaps(EnumSet.noneOf(Field.class), EnumSet.noneOf(Field.class));
    Field identity = firm % 2 == 0 ? Field.EMAIL : Field.POSTAL_CODE;
    for (Field field : Field.values()) {
      int dice = random.nextInt(100);
      if (field != identity && field != Field.NAME && field != Field.CURRENCY) {
        gaps.draw(field, dice);
      }
    }
    if (presence == Split.Presence.CRM) {
      gaps.inCrm.add(Field.CREDIT_LIMIT);
    }
    return gaps;
  }

  private void draw(Field field, int dice) {
    boolean both = dice < 70;
    boolean erp = both || dice < 80;
    boolean crm = both || !erp && dice < 90;
    if (!erp) {
      inErp.add(field);
    }
    if (field == Field.CREDIT_LIMIT ? !both : !crm && field != Field.SALESPERSON) {
      inCrm.add(field);
    }
  }
}
