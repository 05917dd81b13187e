package dev.tandem.app;

import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Mappings;
import java.nio.file.Path;
import java.util.Properties;

/**
 * What Camel and the route files get from the settings, and the switches that keep every record.
 */
final class CamelProperties {
  private final Settings settings;
  private final Mappings mappings;

  CamelProperties(Settings settings, Mappings mappings) {
    this.settings = settings;
    this.mappings = mappings;
  }

  Properties with(String brokers) {
    Properties p = new Properties();
    p.putAll(settings.camel());
    main(p, patterns(settings.path("routes.dir")));
    kafka(p, brokers);
    http(p);
    p.put("camel.component.quartz.autoStartScheduler", "false");
    p.put("kafka.prefix", settings.get("kafka.prefix"));
    p.put("outcomes.cron", settings.get("outcomes.cron"));
    p.put("retention.cron", settings.get("retention.cron"));
    p.put("retention.days", settings.get("retention.days"));
    for (Mapping mapping : mappings.inOrder()) {
      String key = mapping.slug() + ".cron";
      p.put(key, settings.find(key).orElseGet(() -> settings.get("sync.cron")));
    }
    return p;
  }

  /** For the one route that carries requests. */
  static Properties ofCourier(Settings settings) {
    Properties p = new Properties();
    main(p, "file:" + settings.path("routes.dir") + "/shared/odata.camel.yaml");
    http(p);
    return p;
  }

  private static void main(Properties p, String routes) {
    p.put("camel.main.name", "tandem");
    p.put("camel.main.basePackageScanEnabled", "false");
    p.put("camel.main.routesIncludePattern", routes);
    p.put("camel.main.shutdownTimeout", "20");
    p.put("camel.main.startupSummaryLevel", "Off");
  }

  /** A mapping that is off has no running routes. */
  private String patterns(Path routes) {
    StringBuilder patterns = new StringBuilder("file:" + routes + "/shared/*.camel.yaml");
    for (Mapping mapping : mappings.enabled()) {
      patterns.append(",file:").append(routes).append('/').append(mapping.slug());
      patterns.append(".camel.yaml");
    }
    return patterns.toString();
  }

  /** Batches, manual commit, break on first error: the one form that loses nothing. */
  private void kafka(Properties p, String brokers) {
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
