package dev.tandem.app;

import java.util.Arrays;
import java.util.Optional;

/** Every setting of the node: key, default, meaning. The documentation is made from this list. */
enum Setting {
  CRM_URL(
      "crm.url", null, "Address of the Dataverse organisation, e.g. https://org.crm4.dynamics.com"),
  CRM_TOKEN_URL("crm.token-url", null, "Where access tokens for the CRM are issued"),
  CRM_CLIENT_ID("crm.client-id", null, "Application (client) id for the CRM"),
  CRM_CLIENT_SECRET(
      "crm.client-secret",
      null,
      "Client secret for the CRM; better from the environment or a file"),
  CRM_CLIENT_SECRET_FILE(
      "crm.client-secret-file", null, "File that holds the client secret for the CRM"),
  CRM_SCOPE("crm.scope", null, "Scope of the CRM token; by default <crm.url>/.default"),
  CRM_OVERLAP("crm.overlap-seconds", "10", "How far the CRM bookmark stays behind the CRM's clock"),
  CRM_CONCURRENCY("crm.concurrency", "8", "Most requests to the CRM at the same time"),
  CRM_BATCH_SIZE(
      "crm.batch-size",
      "100",
      "Most writes or reads in one $batch request to the CRM (up to 1000)"),
  ERP_URL("erp.url", null, "Address of Business Central up to and including /api/v2.0"),
  ERP_COMPANY("erp.company", null, "Name or id of the company of mappings that name none"),
  ERP_TOKEN_URL("erp.token-url", null, "Where access tokens for the ERP are issued"),
  ERP_CLIENT_ID("erp.client-id", null, "Application (client) id for the ERP"),
  ERP_CLIENT_SECRET(
      "erp.client-secret",
      null,
      "Client secret for the ERP; better from the environment or a file"),
  ERP_CLIENT_SECRET_FILE(
      "erp.client-secret-file", null, "File that holds the client secret for the ERP"),
  ERP_SCOPE(
      "erp.scope", "https://api.businesscentral.dynamics.com/.default", "Scope of the ERP token"),
  ERP_LOCAL_CURRENCY(
      "erp.local-currency", null, "Code of the local currency, where the ERP does not tell it"),
  ERP_OVERLAP("erp.overlap-seconds", "30", "How far the ERP bookmark stays behind the ERP's clock"),
  ERP_CONCURRENCY("erp.concurrency", "5", "Most requests to the ERP at the same time"),
  ERP_BATCH_SIZE(
      "erp.batch-size", "100", "Most writes or reads in one $batch request to the ERP (up to 100)"),
  CONFIG_DIR("config.dir", "config", "Folder with application.properties and mappings/"),
  ROUTES_DIR("routes.dir", "routes", "Folder with the route files"),
  DATA_DIR("data.dir", "data", "Folder in which the node keeps its database and its broker's log"),
  HTTP_HOST(
      "http.host",
      "127.0.0.1",
      "Address at which the node's own web server listens; 0.0.0.0 = all of this machine"),
  HTTP_PORT("http.port", "8080", "Port of the node's own web server"),
  LIVE_EDIT(
      "live-edit.enabled",
      "true",
      "Whether edits of route files and mapping files take effect while the node runs"),
  STORE_URL("store.url", null, "JDBC address of the store; by default an H2 file in data.dir"),
  STORE_USER("store.user", "tandem", "Database user"),
  STORE_PASSWORD("store.password", null, "Database password"),
  STORE_PASSWORD_FILE("store.password-file", null, "File that holds the database password"),
  KAFKA_BROKERS(
      "kafka.brokers", "embedded", "Kafka brokers, host:port,…; embedded = a broker in the node"),
  KAFKA_PREFIX("kafka.prefix", "tandem", "Prefix of all topics and consumer groups"),
  KAFKA_PARTITIONS("kafka.partitions", "4", "Partitions of topics that the node creates"),
  SYNC_CRON(
      "sync.cron",
      "0/15 * * * * ?",
      "When a mapping is read (Quartz cron), unless <mapping>.cron says otherwise"),
  SYNC_PAGE_SIZE("sync.page-size", "2000", "Records per page when reading changes"),
  SYNC_BATCH_SIZE("sync.batch-size", "500", "Most changes that walk through the rooms together"),
  RETENTION_DAYS("retention.days", "31", "How many days the history of runs is kept"),
  RETENTION_CRON("retention.cron", "0 0 3 * * ?", "When older history is forgotten"),
  FULL_SYNC_REVIEW_FIRST(
      "full-sync.review-first",
      "false",
      "true: a new node writes nothing before its full synchronisation was reviewed and started"),
  WEBHOOKS_ENABLED(
      "webhooks.enabled",
      "true",
      "Whether the node takes calls of both systems, if webhooks.url is set"),
  WEBHOOKS_URL(
      "webhooks.url",
      null,
      "Address under which both systems reach the node; without it they are polled only"),
  WEBHOOKS_SECRET(
      "webhooks.secret", null, "What proves that a call comes from them; without it one is made"),
  WEBHOOKS_SECRET_FILE("webhooks.secret-file", null, "File that holds that secret"),
  WEBHOOKS_CRON("webhooks.cron", "0 30 * * * ?", "When both systems are asked to go on calling"),
  API_ENABLED("api.enabled", "true", "Whether the API answers on http.port"),
  API_TOKEN(
      "api.token",
      null,
      "The administrator's token for the API; without it one is made and shown once"),
  API_TOKEN_FILE("api.token-file", null, "File that holds the administrator's token"),
  SYNC_IDLE_TICKS(
      "sync.idle-ticks",
      "9",
      "How many ticks are skipped at most where nothing changes and the system calls if it does"),
  DELETIONS_CRON(
      "deletions.cron", "0 15 * * * ?", "When both systems are searched for deleted records"),
  OUTCOMES_CRON(
      "outcomes.cron", "30 * * * * ?", "When outcomes that were left behind are published"),
  UNITS_GROUPS(
      "units.groups",
      "true",
      "Whether each item and resource has a group of units of its own in the CRM; needs pages in the ERP. false: one group per unit"),
  PRICES_LISTS(
      "prices.lists",
      "true",
      "Whether the CRM's price lists are the ERP's price lists; false: its customer price groups"),
  OWNERS_SALESPEOPLE(
      "owners.salespeople",
      "true",
      "Whether records of the CRM belong to the user of the ERP's salesperson; false: to owners.team, and salespeople are not synchronised"),
  OWNERS_TEAM(
      "owners.team",
      null,
      "Name of the CRM's team that owns what the node creates where no salesperson does; empty: the node's own user");

  static final String CAMEL = "camel.";

  private final String key;
  private final String fallback;
  private final String meaning;

  Setting(String key, String fallback, String meaning) {
    this.key = key;
    this.fallback = fallback;
    this.meaning = meaning;
  }

  String key() {
    return key;
  }

  Optional<String> fallback() {
    return Optional.ofNullable(fallback);
  }

  String meaning() {
    return meaning;
  }

  static String defaultOf(String key) {
    return Arrays.stream(values())
        .filter(s -> s.key.equals(key))
        .findFirst()
        .map(s -> s.fallback)
        .orElse(null);
  }

  /** Keys of the list, and anything that is Camel's own. */
  static boolean isKnown(String key) {
    return key.startsWith(CAMEL) || Arrays.stream(values()).anyMatch(s -> s.key.equals(key));
  }

  /** What its value must be, as its key and its default show. */
  Kind kind() {
    if (key.endsWith("url") && this != STORE_URL) {
      return Settings::uri;
    }
    if (fallback == null) {
      return Settings::get;
    }
    if (fallback.equals("true") || fallback.equals("false")) {
      return Settings::isOn;
    }
    return fallback.matches("\\d+") ? Settings::number : Settings::get;
  }

  /** Reads a value and complains if it is of no use. */
  @FunctionalInterface
  interface Kind {
    Object read(Settings settings, String key);
  }
}
