package dev.tandem.app;

import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.SystemFault;
import java.net.BindException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.main.Main;
import org.quartz.SchedulerException;

/** Camel with the routes of the route files, and what its faults mean for the node. */
final class Routes implements AutoCloseable {
  private final Main main = new Main();
  private final Settings settings;
  private final RouteTexts texts;

  /** Prepared, so that steps can be bound; not started. */
  Routes(Settings settings, Properties properties) {
    this.settings = settings;
    properties
        .stringPropertyNames()
        .forEach(n -> main.addOverrideProperty(n, properties.getProperty(n)));
    try {
      main.init();
    } catch (RuntimeException e) {
      throw fault(e);
    }
    texts = new RouteTexts(context());
  }

  CamelContext context() {
    return main.getCamelContext();
  }

  RouteTexts texts() {
    return texts;
  }

  void bind(String name, Object step) {
    context().getRegistry().bind(name, step);
  }

  /** Starts with what the properties alone bring in. */
  void start() {
    start(Map.of());
  }

  /** Starts with the routes of these files. */
  void start(Map<Path, String> files) {
    try {
      context().getPropertiesComponent().addPropertiesSource(new Schedules(settings));
      texts.load(files);
      main.start();
    } catch (Exception e) {
      throw fault(e);
    }
  }

  private RuntimeException fault(Exception e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String message = e.getMessage() + (root == e ? "" : " (" + root.getMessage() + ")");
    if (root instanceof BindException) {
      return SystemFault.lasting(ErrorCode.PORT_TAKEN.with("http.port: " + message), e);
    }
    InvalidConfiguration.throwIfAny(Configuration.complaintsOfCamel(settings));
    return SystemFault.lasting(ErrorCode.ROUTE_FILE.with("The routes cannot start: " + message), e);
  }

  /** Lets the schedules tick. */
  void startSchedules() {
    try {
      context().getComponent("quartz", QuartzComponent.class).getScheduler().start();
    } catch (SchedulerException e) {
      throw new IllegalStateException("The scheduler cannot start.", e);
    }
  }

  @Override
  public void close() {
    main.stop();
    main.shutdown();
  }
}
