package dev.tandem.app;

import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.PropertiesComponent;
import org.apache.camel.support.DefaultRegistry;

/**
 * Builds route files in a throw-away context beside the running one, as far as Camel can without
 * opening anything: endpoints with their options, steps, expressions. The context is never started,
 * so no broker is called, no job is scheduled and no port is opened.
 */
final class Trial {
  private final CamelContext live;
  private final Settings settings;

  Trial(CamelContext live, Settings settings) {
    this.live = live;
    this.settings = settings;
  }

  /**
   * @throws Exception that Camel has against them
   */
  void run(Map<Path, String> files) throws Exception {
    try (DefaultCamelContext context =
        new DefaultCamelContext(new DefaultRegistry(live.getRegistry()))) {
      context.getCamelContextExtension().setName(live.getName() + "-trial");
      context.setAutoStartup(false);
      PropertiesComponent properties = context.getPropertiesComponent();
      properties.setInitialProperties(CamelProperties.placeholders(settings));
      properties.addPropertiesSource(new Schedules(settings));
      new RouteTexts(context).load(files);
      context.init();
    }
  }
}
