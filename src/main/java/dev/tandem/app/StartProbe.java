package dev.tandem.app;

import dev.tandem.mapping.Side;
import dev.tandem.odata.Sleeper;
import dev.tandem.sync.BackOff;
import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.Problem;
import dev.tandem.sync.SystemFault;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Calls both systems before any work is done: what a person has to mend stops the node here, not in
 * the midst of it.
 */
final class StartProbe {
  private static final Set<ErrorCode> WRONG_PLACE =
      Set.of(ErrorCode.PROTOCOL, ErrorCode.RESOURCE_UNKNOWN);

  private final Settings settings;
  private final BothSystems systems;
  private final Output output;
  private final Sleeper sleeper;

  StartProbe(Settings settings, BothSystems systems, Output output, Sleeper sleeper) {
    this.settings = settings;
    this.systems = systems;
    this.output = output;
    this.sleeper = sleeper;
  }

  /** Both systems must be up; one that is only busy is waited for. */
  void require() throws InterruptedException {
    Predicate<SystemFault> busy =
        fault -> fault.isPassing() && fault.problem().code() != ErrorCode.UNREACHABLE;
    await(Side.CRM, busy);
    await(Side.ERP, busy);
  }

  /** Waits for a system that is down. */
  void await() throws InterruptedException {
    await(Side.CRM, SystemFault::isPassing);
    await(Side.ERP, SystemFault::isPassing);
  }

  private void await(Side side, Predicate<SystemFault> worthWaiting) throws InterruptedException {
    for (int faults = 1; ; faults++) {
      try {
        signIn(side);
        if (faults > 1) {
          output.progress("The %s answers.", side);
        }
        return;
      } catch (SystemFault fault) {
        if (!worthWaiting.test(fault)) {
          throw fault;
        }
        if (faults == 1) {
          output.progress("Waiting for the %s. %s", side, fault.getMessage());
        }
        sleeper.sleep(BackOff.DEFAULT.after(faults, fault));
      }
    }
  }

  /**
   * @throws SystemFault that names the setting, if its address is wrong
   */
  void signIn(Side side) {
    try {
      systems.signIn(side);
    } catch (SystemFault fault) {
      if (isUnknownHost(fault) || WRONG_PLACE.contains(fault.problem().code())) {
        Problem problem = fault.problem();
        String detail = setting(side, problem) + ": " + problem.detail();
        throw SystemFault.lasting(ErrorCode.ADDRESS_WRONG.with(detail), fault);
      }
      throw fault;
    }
  }

  private String setting(Side side, Problem problem) {
    String login = side.code() + ".token-url";
    return problem.detail().contains(settings.get(login)) ? login : side.code() + ".url";
  }

  /** At work such a fault may pass; at the start it is a misspelt name. */
  private static boolean isUnknownHost(SystemFault fault) {
    Throwable cause = fault;
    while (cause != null && !(cause instanceof UnknownHostException)) {
      cause = cause.getCause();
    }
    return cause != null;
  }
}
