package dev.tandem.store;

import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.Problem;
import dev.tandem.sync.SystemFault;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.time.Duration;

/** What a database's exception means for the node. */
final class Faults {
  private final StoreSettings settings;
  private final Dialect dialect;

  Faults(StoreSettings settings, Dialect dialect) {
    this.settings = settings;
    this.dialect = dialect;
  }

  /** A statement failed while the node was at work. */
  SystemFault atWork(SQLException fault) {
    if (isPassing(fault)) {
      return passing(fault);
    }
    return SystemFault.lasting(problem(ErrorCode.UNREACHABLE, "refused a statement", fault), fault);
  }

  /** The database could not be opened. */
  SystemFault atOpening(SQLException fault) {
    if (dialect.isLocked(fault)) {
      return SystemFault.lasting(
          ErrorCode.DATA_DIRECTORY_LOCKED.with(
              "The database at " + settings.place() + " is open in another process."),
          fault);
    }
    if (isLoginRefused(fault)) {
      return SystemFault.lasting(
          problem(ErrorCode.SETTING_MISSING, "refused store.user or store.password", fault), fault);
    }
    if (isPassing(fault)) {
      return passing(fault);
    }
    return SystemFault.lasting(
        problem(ErrorCode.SETTING_MISSING, "cannot be used as store.url", fault), fault);
  }

  /** The schema could not be brought up to date. */
  SystemFault atMigration(RuntimeException fault) {
    return SystemFault.lasting(
        problem(ErrorCode.SETTING_MISSING, "has a schema that cannot be used", fault), fault);
  }

  private SystemFault passing(SQLException fault) {
    return SystemFault.passing(
        problem(ErrorCode.UNREACHABLE, "does not answer", fault), Duration.ZERO, fault);
  }

  private Problem problem(ErrorCode code, String what, Exception fault) {
    return code.with("The database at " + settings.place() + " " + what + ": " + reason(fault));
  }

  /** Without the statement and its values, which some drivers append. */
  private static String reason(Exception fault) {
    boolean batch = fault instanceof BatchUpdateException e && e.getNextException() != null;
    Exception told = batch ? ((BatchUpdateException) fault).getNextException() : fault;
    return String.valueOf(told.getMessage()).lines().findFirst().orElse("");
  }

  private boolean isPassing(SQLException fault) {
    return fault instanceof SQLTransientException
        || fault instanceof SQLRecoverableException
        || dialect.isPassing(fault);
  }

  private static boolean isLoginRefused(SQLException fault) {
    return fault.getSQLState() != null && fault.getSQLState().startsWith("28");
  }
}
