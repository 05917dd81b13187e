package dev.tandem.sync;

/** What would become of a record if it were synchronised now. */
public enum Foreseen {
  CREATE,
  /** A pair would be recognised and tied together. */
  COUPLE,
  MODIFY,
  UNCHANGED,
  /** Both sides changed one field, and a person is to choose. */
  CONFLICT,
  /** Several records of the other side fit. */
  AMBIGUOUS,
  /** It would have to wait for a reference. */
  WAIT,
  /** It would be left alone on purpose. */
  SKIP,
  /** It would fail. */
  FAIL,
  UNCOUPLE,
  DELETE;

  static Foreseen of(Plan plan) {
    return plan.isWrite() ? ofWrite(plan) : ofOutcome(plan.outcome());
  }

  private static Foreseen ofWrite(Plan plan) {
    return switch (plan.write().kind()) {
      case INSERT -> CREATE;
      case MODIFY -> plan.coupling().isNew() ? COUPLE : MODIFY;
      case DELETE -> DELETE;
    };
  }

  private static Foreseen ofOutcome(Outcome outcome) {
    return switch (outcome.action()) {
      case INSERTED -> CREATE;
      case MODIFIED -> MODIFY;
      case COUPLED -> COUPLE;
      case UNCOUPLED -> UNCOUPLE;
      case DELETED -> DELETE;
      case UNCHANGED, DROPPED -> UNCHANGED;
      case SKIPPED -> outcome.waitsFor().isEmpty() ? SKIP : WAIT;
      case FAILED -> ofProblem(outcome.problem().code());
    };
  }

  private static Foreseen ofProblem(ErrorCode code) {
    return switch (code) {
      case UPDATE_CONFLICT -> CONFLICT;
      case AMBIGUOUS -> AMBIGUOUS;
      case REFERENCE_NOT_COUPLED -> WAIT;
      default -> FAIL;
    };
  }
}
