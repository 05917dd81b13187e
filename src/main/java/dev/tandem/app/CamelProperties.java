package dev.tandem.app;

import java.util.Properties;

/**
 * What Camel and the route files get from the settings, and the switches that keep every record.
 */
final class CamelProperties {
  private CamelProperties() {}

  static Properties of(Settings settings, String brokers) {
    Properties p = new Properties();
    p.putAll(settings.camel());
    main(p);
    kafka(p, settings, brokers);
    http(p);
    p.put("camel.component.quartz.autoStartScheduler", "false");
    p.putAll(placeholders(settings));
    return p;
  }

  /** What route files may name; {@link Schedules} knows the rest. */
  static Properties placeholders(Settings settings) {
    Properties p = new Properties();
    p.put("api.enabled", "false");
    p.put("webhooks.enabled", "false");
    p.put("webhooks.cron", settings.get("webhooks.cron"));
    p.put("kafka.prefix", settings.get("kafka.prefix"));
    p.put("outcomes.cron", settings.get("outcomes.cron"));
    p.put("deletions.cron", settings.get("deletions.cron"));
    p.put("retention.cron", settings.get("retention.cron"));
    p.put("retention.days", settings.get("retention.days"));
    return p;
  }

  /** For the one route that carries requests. */
  static Properties ofCourier(Settings settings) {
    Properties p = new Properties();
    main(p);
    p.put(
        "camel.main.routesIncludePattern",
        "file:" + settings.path("routes.dir") + "/shared/" + RouteFolder.COURIER);
    http(p);
    return p;
  }

  private static void main(Properties p) {
    p.put("camel.main.name", "tandem");
    p.put("camel.main.basePackageScanEnabled", "false");
    p.put("camel.main.shutdownTimeout", "20");
    p.put("camel.main.startupSummaryLevel", "Off");
  }

  /** Batches, manual commit, break on first error: the one form that loses nothing. */
  private static void kafka(Properties p, Settings settings, String brokers) {
    String kafka = "camel.component.kafka.";
    p.put(kafka + "brokers", brokers);
    p.put(kafka + "maxPollRecords", settings.get("sync.batch-size"));
    // A batch that is not full sets off when nothing came for so long.
    p.put(kafka + "pollTimeoutMs", "20");
    p.put(kafka + "autoOffsetReset", "earliest");
    p.put(kafka + "autoCommitEnable", "false");
    p.put(kafka + "allowManualCommit", "true");
    p.put(kafka + "breakOnFirstError", "true");
    p.put(kafka + "maxPollIntervalMs", "1800000");
    p.put(kafka + "requestRequiredAcks", "all");
    if (settings.get("kafka.brokers").equals("embedded")) {
      // The only member of its groups: after a kill it takes its old place again at once, instead
      // of waiting for its former self to be given up.
      p.put(kafka + "groupInstanceId", "node");
    }
    p.put(kafka + "lingerMs", "5");
    p.put(kafka + "producerBatchSize", "131072");
    p.put(kafka + "compressionCodec", "lz4");
    p.put(kafka + "maxRequestSize", "5242880");
  }

  private static void http(Properties p) {
    String http = "camel.component.http.";
    p.put(http + "automaticRetriesDisabled", "true");
    p.put(http + "followRedirects", "false");
    p.put(http + "connectionsPerRoute", "32");
    p.put(http + "maxTotalConnections", "64");
    p.put(http + "connectTimeout", "10000");
    p.put(http + "connectionRequestTimeout", "60000");
    p.put(http + "soTimeout", "600000");
    p.put(http + "responseTimeout", "600000");
  }
}
