package dev.tandem.camel;

import dev.tandem.odata.Connection;
import dev.tandem.sync.SystemFault;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Not ready until a system answered, and while it fails in a way that only people can mend. */
public final class SystemHealth extends AbstractHealthCheck {
  private final Connection connection;

  public SystemHealth(String system, Connection connection) {
    super("tandem", system);
    this.connection = connection;
  }

  @Override
  public boolean isLiveness() {
    return false;
  }

  @Override
  protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
    Optional<SystemFault> fault = connection.lastFault();
    if (connection.hasWorked() && fault.map(SystemFault::isPassing).orElse(true)) {
      builder.up();
    } else {
      builder.message(fault.map(Throwable::getMessage).orElse("It was not called yet.")).down();
    }
  }
}
