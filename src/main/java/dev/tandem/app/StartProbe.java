package dev.tandem.app;

import dev.tandem.mapping.Side;
import dev.tandem.odata.Sleeper;
import dev.tandem.sync.BackOff;
import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.Problem;
import dev.tandem.sync.SystemFault;
import java.net.UnknownHostException;

/**
 * Calls both systems before any work is done: what a person has to mend stops the node here, not in
 * the midst of it.
 */
final class StartProbe {
  private final BothSystems systems;
  private final Output output;
  private final Sleeper sleeper;

  StartProbe(BothSystems systems, Output output, Sleeper sleeper) {
    this.systems = systems;
    this.output = output;
    this.sleeper = sleeper;
  }

  /** Both must answer now. */
  void require() {
    signIn(Side.CRM);
    signIn(Side.ERP);
  }

  /** Waits for a system that is down. */
  void await() throws InterruptedException {
    await(Side.CRM);
    await(Side.ERP);
  }

  private void await(Side side) throws InterruptedException {
    for (int faults = 1; ; faults++) {
      try {
        signIn(side);
        if (faults > 1) {
          output.progress("The %s answers.", side);
        }
        return;
      } catch (SystemFault fault) {
        if (!fault.isPassing()) {
          throw fault;
        }
        if (faults == 1) {
          output.progress("Waiting for the %s: %s", side, fault.getMessage());
        }
        sleeper.sleep(BackOff.DEFAULT.after(faults, fault));
      }
    }
  }

  private void signIn(Side side) {
    try {
      systems.signIn(side);
    } catch (SystemFault fault) {
      throw atStart(side, fault);
    }
  }

  /** A host without an address is a wrong address; and what speaks no OData is the wrong place. */
  private static SystemFault atStart(Side side, SystemFault fault) {
    Problem problem = fault.problem();
    boolean wrongHost = problem.code() == ErrorCode.UNREACHABLE && isUnknownHost(fault);
    boolean wrongPlace = problem.code() == ErrorCode.PROTOCOL;
    if (!wrongHost && !wrongPlace) {
      return fault;
    }
    String setting = problem.detail().contains(" login") ? ".token-url" : ".url";
    String detail = side.code() + setting + ": " + problem.detail();
    return SystemFault.lasting(problem.code().with(detail), fault);
  }

  private static boolean isUnknownHost(Throwable fault) {
    Throwable cause = fault;
    while (cause != null && !(cause instanceof UnknownHostException)) {
      cause = cause.getCause();
    }
    return cause != null;
  }
}
