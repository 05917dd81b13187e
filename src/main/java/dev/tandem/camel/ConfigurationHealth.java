package dev.tandem.camel;

import dev.tandem.sync.Edits;
import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Always up, since a refused edit does not keep the node from its work, and a restart would not
 * help: on those files it would not start. It tells what is in effect and what is not.
 */
public final class ConfigurationHealth extends AbstractHealthCheck {
  private final Edits edits;

  public ConfigurationHealth(Edits edits) {
    super("tandem", "configuration");
    this.edits = edits;
  }

  @Override
  protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
    builder.up();
    builder.detail("edition", edits.inEffect().id());
    builder.detail("since", edits.inEffect().since().toString());
    edits
        .refused()
        .ifPresent(
            edit -> {
              builder.message("An edit is not in effect. " + edit);
              builder.detail("refusedAt", edit.at().toString());
            });
  }
}
