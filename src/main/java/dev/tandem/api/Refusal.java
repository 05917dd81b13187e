package dev.tandem.api;

import dev.tandem.sync.Problem;

/** A call that is refused, with the status and the reason that the caller gets. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient Problem problem;

  private Refusal(int status, String message, Problem problem) {
    super(message);
    this.status = status;
    this.problem = problem;
  }

  static Refusal of(int status, String detail) {
    return new Refusal(status, detail, null);
  }

  /** Not possible in the present state of things. */
  static Refusal conflict(Problem problem) {
    return new Refusal(409, problem.detail(), problem);
  }

  int status() {
    return status;
  }

  /** From the catalogue, or null. */
  Problem problem() {
    return problem;
  }
}
