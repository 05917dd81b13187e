package dev.tandem.sync;

import dev.tandem.mapping.DeletionPolicy;
import dev.tandem.mapping.Mapping;
import java.util.List;

/**
 * The result of one change, about to become durable.
 *
 * @param change the change
 * @param action how it ended
 * @param coupling the coupling to store (insert or update), to delete (uncoupled, deleted), or null
 * @param written properties that were written to the target
 * @param problem why it failed, waits or was left alone; or null
 * @param conflicts the fields in conflict, empty if none
 * @param waitsFor references that are not coupled yet, empty if it waits for none
 * @param behind true if the partner holds values that have yet to come over, although nobody
 *     changes it
 */
public record Outcome(
    Change change,
    Action action,
    Coupling coupling,
    Fields written,
    Problem problem,
    List<FieldConflict> conflicts,
    List<ReferenceKey> waitsFor,
    boolean behind) {

  public Outcome {
    conflicts = List.copyOf(conflicts);
    waitsFor = List.copyOf(waitsFor);
  }

  public static Outcome of(Change change, Action action, Coupling coupling) {
    return done(change, action, coupling, Fields.none());
  }

  static Outcome done(Change change, Action action, Coupling coupling, Fields written) {
    return new Outcome(change, action, coupling, written, null, List.of(), List.of(), false);
  }

  /** The same, with the reason why a field was not brought over; null if all were. */
  Outcome without(Problem leftOut) {
    return new Outcome(change, action, coupling, written, leftOut, conflicts, waitsFor, behind);
  }

  public static Outcome failed(Change change, Problem problem) {
    return conflict(change, null, problem, List.of());
  }

  /** Left alone on purpose; the reason is for those who ask why. */
  public static Outcome skipped(Change change, Problem reason) {
    return new Outcome(
        change, Action.SKIPPED, null, Fields.none(), reason, List.of(), List.of(), false);
  }

  static Outcome conflict(
      Change change, Coupling tied, Problem problem, List<FieldConflict> conflicts) {
    return new Outcome(
        change, Action.FAILED, tied, Fields.none(), problem, conflicts, List.of(), false);
  }

  /** Left alone until these are coupled: no failure, but not in step either. */
  Outcome waitingFor(List<ReferenceKey> references) {
    return new Outcome(
        change, Action.SKIPPED, coupling, written, problem, conflicts, references, behind);
  }

  Outcome behind(boolean partnerIsToBeLookedAt) {
    return new Outcome(
        change, action, coupling, written, problem, conflicts, waitsFor, partnerIsToBeLookedAt);
  }

  /** The same failure as before: counted as skipped, and left alone until something moves. */
  Outcome repeated() {
    return new Outcome(
        change, Action.SKIPPED, coupling, written, problem, conflicts, waitsFor, behind);
  }

  /** True if the record is not in step: it belongs into the error inbox. */
  public boolean hasFailed() {
    return problem != null && problem.code().errorClass() != ErrorClass.IGNORED;
  }

  /** True if the coupling is to go. */
  public boolean isUncoupling() {
    return action == Action.UNCOUPLED || action == Action.DELETED;
  }

  /** True if the record that is left is to be created anew on the other side. */
  boolean isToRestore(Mapping mapping) {
    Instruction instruction = change.instruction();
    return action == Action.UNCOUPLED
        && !change.gone()
        && instruction.partner() == null
        && (instruction.settlement() == null
            ? mapping.onDeletion() == DeletionPolicy.RESTORE
            : instruction.settlement() == Settlement.RESTORE);
  }
}
