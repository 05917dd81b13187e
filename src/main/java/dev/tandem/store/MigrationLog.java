package dev.tandem.store;

import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogCreator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Flyway tells in the node's log. Its progress is detail, and so is its advice to upgrade: no
 * Flyway of this line knows our H2, and the contract tests prove that they get on. Public because
 * Flyway makes it by name.
 */
public final class MigrationLog implements LogCreator, Log {
  private static final Logger LOG = LoggerFactory.getLogger(MigrationLog.class);

  @Override
  public Log createLogger(Class<?> source) {
    return this;
  }

  @Override
  public boolean isDebugEnabled() {
    return LOG.isTraceEnabled();
  }

  @Override
  public void debug(String message) {
    LOG.trace(message);
  }

  @Override
  public void info(String message) {
    LOG.debug(message);
  }

  @Override
  public void notice(String message) {
    LOG.debug(message);
  }

  @Override
  public void warn(String message) {
    if (message.startsWith("Flyway upgrade recommended")) {
      LOG.debug(message);
    } else {
      LOG.warn(message);
    }
  }

  /** Comes as an exception as well, which is reported once, by whoever opens the store. */
  @Override
  public void error(String message) {
    LOG.debug(message);
  }

  @Override
  public void error(String message, Exception cause) {
    LOG.debug(message, cause);
  }
}
