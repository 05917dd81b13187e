package dev.tandem.sandbox;

import com.sun.net.httpserver.HttpServer;
import dev.tandem.sandbox.control.ControlServer;
import dev.tandem.sandbox.control.Person;
import dev.tandem.sandbox.erp.Apis;
import dev.tandem.sandbox.erp.ErpService;
import dev.tandem.sandbox.hooks.Notifications;
import dev.tandem.sandbox.hooks.Subscriptions;
import dev.tandem.sandbox.http.Counters;
import dev.tandem.sandbox.http.Faults;
import dev.tandem.sandbox.http.Limits;
import dev.tandem.sandbox.http.Ports;
import dev.tandem.sandbox.http.SideServer;
import dev.tandem.sandbox.http.TokenService;
import dev.tandem.sandbox.model.ModelFolder;
import dev.tandem.sandbox.rows.Change;
import dev.tandem.sandbox.rows.Journal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The ERP: its tables, its service and its server. */
final class ErpSide {
  private static final String NAME = "erp";
  private static final String API = "/v2.0/tenant/production/api/v2.0";
  private static final UUID APPLICATION =
      UUID.nameUUIDFromBytes("tandem sandbox application".getBytes(StandardCharsets.UTF_8));
  private static final UUID PERSON =
      UUID.nameUUIDFromBytes("tandem sandbox person".getBytes(StandardCharsets.UTF_8));
  private static final Limits.Setting LIMITS =
      new Limits.Setting(false, 6000, Duration.ofSeconds(300), 5, 95);

  private final Apis apis;
  private final ErpCompanies companies;
  private final String url;
  private final ErpService person;
  private final SideServer server;
  private final Notifications notifications;
  private final ControlServer.Side controls;

  ErpSide(SandboxOptions options, Journal journal, Faults faults, Instant firstStart) {
    apis = new Apis(new ModelFolder("{}").readAll(options.models().erp()));
    companies = new ErpCompanies(options, apis.all(), journal, firstStart);
    Counters counters = new Counters();
    ErpService service =
        new ErpService(
            companies.databases(), apis, APPLICATION, options.clock(), options.ids(), counters);
    service.completeSeed();
    Subscriptions subscriptions = new Subscriptions(service, options.clock(), options.ids());
    notifications =
        new Notifications(subscriptions, companies::idOfSide, options.notificationDelay());
    HttpServer http = Ports.bind(options.ports().erp());
    String host = "http://localhost:" + http.getAddress().getPort();
    url = host + API;
    TokenService tokens =
        new TokenService(
            options.erp().clientId(), options.erp().secret(), options.clock(), options.ids());
    Limits limits = new Limits(LIMITS, options.clock());
    server =
        new SideServer(
            http,
            Threads.named("sandbox-erp"),
            url,
            subscriptions,
            new SideServer.Surroundings(NAME, tokens, faults, limits, counters, options.clock()));
    person =
        new ErpService(
            companies.databases(), apis, PERSON, options.clock(), options.ids(), new Counters());
    controls = new ControlServer.Side(limits, counters, tokens, person(companies.first()));
  }

  /** A person who works in a company. */
  Person person(UUID company) {
    return new Person(person, url, "companies(" + company + ")/");
  }

  /** The same person on the pages of the extension. */
  Person extensionPerson(UUID company) {
    String root = url.replaceFirst("/api/v2.0$", "/api/tandem/sales/v1.0");
    return new Person(person, root, "companies(" + company + ")/");
  }

  ErpCompanies companies() {
    return companies;
  }

  void replay(Change change) {
    companies.replay(change);
  }

  void changed(List<Change> changes) {
    notifications.changed(changes);
  }

  void start() {
    server.start();
  }

  void close() {
    server.close();
    notifications.close();
  }

  /** With or without Tandem's own pages. */
  void setExtension(boolean installed) {
    apis.setExtensions(installed);
  }

  String url() {
    return url;
  }

  String tokenUrl() {
    return url.substring(0, url.indexOf("/v2.0/")) + "/tenant/oauth2/v2.0/token";
  }

  ControlServer.Side controls() {
    return controls;
  }
}
