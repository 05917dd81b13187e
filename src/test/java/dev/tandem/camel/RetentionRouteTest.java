package dev.tandem.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.mapping.Side;
import dev.tandem.store.Store;
import dev.tandem.store.StoreSettings;
import dev.tandem.sync.Request;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;

class RetentionRouteTest extends CamelTestSupport {
  private final Store store =
      Store.open(
          StoreSettings.of(
              "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "tandem", new char[0]),
          Clock.systemUTC());

  @Override
  protected CamelContext createCamelContext() throws Exception {
    CamelContext context = super.createCamelContext();
    Properties properties = new Properties();
    properties.put("retention.days", "31");
    properties.put("retention.cron", "0 0 3 * * ?");
    context.getPropertiesComponent().setInitialProperties(properties);
    context.getRegistry().bind("store", store.dataSource());
    PluginHelper.getRoutesLoader(context)
        .loadRoutes(
            PluginHelper.getResourceLoader(context)
                .resolveResource("file:" + Path.of("routes/shared/errors.camel.yaml")),
            PluginHelper.getResourceLoader(context)
                .resolveResource("file:" + Path.of("routes/shared/retention.camel.yaml")));
    context.getRegistry().bind("reportFault", new FaultReport((mapping, fault) -> {}));
    return context;
  }

  @Test
  void runs_older_than_the_retention_are_forgotten_and_others_kept() {
    UUID old = run(Duration.ofDays(32));
    UUID recent = run(Duration.ofDays(30));

    template.sendBody("direct:retention", null);

    assertThat(store.runs().find(old)).isEmpty();
    assertThat(store.runs().find(recent)).isPresent();
  }

  private UUID run(Duration age) {
    UUID id = UUID.randomUUID();
    store.runs().start(Request.modified(id, "THING", Side.ERP), "r1", Instant.now().minus(age));
    return id;
  }
}
