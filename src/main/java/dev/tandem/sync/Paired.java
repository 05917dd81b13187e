package dev.tandem.sync;

import java.util.List;

/**
 * A change with the records of the other side that may be its partner.
 *
 * @param coupled the change as the desk left it
 * @param partners none, one, or several among which a person must choose
 * @param taken true if the partner that a person named is coupled already
 */
record Paired(CoupledChange coupled, List<SideRecord> partners, boolean taken) {
  Change change() {
    return coupled.change();
  }
}
