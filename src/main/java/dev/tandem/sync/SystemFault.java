package dev.tandem.sync;

import java.time.Duration;

/**
 * A system, the broker or the database does not work as it should: the batch stops and is resumed.
 */
public final class SystemFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;
  private final Duration retryAfter;
  private final boolean passing;

  private SystemFault(Problem problem, Duration retryAfter, boolean passing, Throwable cause) {
    super(problem.toString(), cause);
    this.problem = problem;
    this.retryAfter = retryAfter;
    this.passing = passing;
  }

  /** A fault that is expected to pass by itself: time-out, 429, 5xx, broken connection. */
  public static SystemFault passing(Problem problem, Duration retryAfter, Throwable cause) {
    return new SystemFault(problem, retryAfter, true, cause);
  }

  /** A fault that a person has to mend: wrong address, secret, company, missing rights. */
  public static SystemFault lasting(Problem problem, Throwable cause) {
    return new SystemFault(problem, Duration.ZERO, false, cause);
  }

  public Problem problem() {
    return problem;
  }

  /** How long the system asked us to wait; zero if it did not say. */
  public Duration retryAfter() {
    return retryAfter;
  }

  public boolean isPassing() {
    return passing;
  }

  /** True if it switches the one mapping off that meets it, and no more. */
  public boolean concernsOneMapping() {
    return !passing && problem.code().concernsOneMapping();
  }
}
