package dev.tandem.sandbox.seed;

import java.util.Map;
import java.util.Set;

/** One firm as it is, and what each side does not know of it. */
record Firm(
    int number,
    Split.Presence presence,
    Culture culture,
    Map<Field, String> values,
    Set<Field> unknownToErp,
    Set<Field> unknownToCrm) {

  String inErp(Field field) {
    return unknownToErp.contains(field) ? null : values.get(field);
  }

  String inCrm(Field field) {
    return unknownToCrm.contains(field) ? null : values.get(field);
  }
}
