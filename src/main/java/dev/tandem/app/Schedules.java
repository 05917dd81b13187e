package dev.tandem.app;

import org.apache.camel.spi.PropertiesSource;

/** The schedule of any mapping, also of one that does not exist yet: {@code <mapping>.cron}. */
final class Schedules implements PropertiesSource {
  private final Settings settings;

  Schedules(Settings settings) {
    this.settings = settings;
  }

  @Override
  public String getName() {
    return "schedules";
  }

  @Override
  public String getProperty(String name) {
    return name.endsWith(".cron")
        ? settings.find(name).orElseGet(() -> settings.get("sync.cron"))
        : null;
  }
}
