package dev.tandem.sync;

import java.util.List;

/**
 * The result of one change, about to become durable.
 *
 * @param change the change
 * @param action how it ended
 * @param coupling the coupling to store (insert or update), to delete (uncoupled), or null
 * @param written properties that were written to the target
 * @param problem why it failed or waits, or null
 * @param conflicts the fields in conflict, empty if none
 */
public record Outcome(
    Change change,
    Action action,
    Coupling coupling,
    Fields written,
    Problem problem,
    List<FieldConflict> conflicts) {

  public Outcome {
    conflicts = List.copyOf(conflicts);
  }

  public static Outcome of(Change change, Action action, Coupling coupling) {
    return new Outcome(change, action, coupling, Fields.none(), null, List.of());
  }

  public static Outcome failed(Change change, Problem problem) {
    return new Outcome(change, Action.FAILED, null, Fields.none(), problem, List.of());
  }

  public boolean hasFailed() {
    return action == Action.FAILED;
  }
}
