package dev.tandem.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import dev.tandem.sandbox.control.ControlServer;
import dev.tandem.sandbox.control.Person;
import dev.tandem.sandbox.erp.Apis;
import dev.tandem.sandbox.erp.ErpService;
import dev.tandem.sandbox.http.Counters;
import dev.tandem.sandbox.http.Faults;
import dev.tandem.sandbox.http.Limits;
import dev.tandem.sandbox.http.Ports;
import dev.tandem.sandbox.http.SideServer;
import dev.tandem.sandbox.http.TokenService;
import dev.tandem.sandbox.model.ModelFolder;
import dev.tandem.sandbox.rows.Change;
import dev.tandem.sandbox.rows.Database;
import dev.tandem.sandbox.rows.Journal;
import dev.tandem.sandbox.rows.Stamps;
import dev.tandem.sandbox.rows.Table;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The ERP: its tables, its service and its server. */
final class ErpSide {
  private static final String NAME = "erp";
  private static final String API = "/v2.0/tenant/production/api/v2.0";
  private static final String COMPANY = "CRONUS International Ltd.";
  private static final UUID APPLICATION =
      UUID.nameUUIDFromBytes("tandem sandbox application".getBytes(StandardCharsets.UTF_8));
  private static final UUID PERSON =
      UUID.nameUUIDFromBytes("tandem sandbox person".getBytes(StandardCharsets.UTF_8));
  private static final Limits.Setting LIMITS =
      new Limits.Setting(false, 6000, Duration.ofSeconds(300), 5, 95);

  private final Database database;
  private final String url;
  private final SideServer server;
  private final ControlServer.Side controls;

  ErpSide(SandboxOptions options, Journal journal, Faults faults, Instant firstStart) {
    Apis apis = new Apis(new ModelFolder("{}").readAll(options.models().erp()));
    database = new Database(NAME, apis.all(), Stamps.erp(), options.clock(), journal);
    Seeding seeding = new Seeding(database, firstStart);
    seeding.load(options.seed().erp());
    addCompany(seeding);
    Counters counters = new Counters();
    ErpService service =
        new ErpService(database, apis, APPLICATION, options.clock(), options.ids(), counters);
    service.completeSeed();
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
            service,
            new SideServer.Surroundings(NAME, tokens, faults, limits, counters, options.clock()));
    ErpService other =
        new ErpService(database, apis, PERSON, options.clock(), options.ids(), new Counters());
    String prefix = "companies(" + companyId() + ")/";
    controls = new ControlServer.Side(limits, counters, tokens, new Person(other, url, prefix));
  }

  /** A seed that names no company gets one, in euros. */
  private void addCompany(Seeding seeding) {
    ObjectNode company =
        JsonNodeFactory.instance.objectNode().put("name", COMPANY).put("displayName", COMPANY);
    addIfEmpty(seeding, "companies", company);
    addIfEmpty(seeding, "companyInformation", company.deepCopy().put("currencyCode", "EUR"));
  }

  private void addIfEmpty(Seeding seeding, String set, ObjectNode row) {
    Table table = database.table(set);
    if (table != null && table.size() == 0) {
      seeding.load(Map.of(set, List.of(row)));
    }
  }

  UUID companyId() {
    return database.table("companies").after(0).iterator().next().id();
  }

  void replay(Change change) {
    database.replay(change);
  }

  void start() {
    server.start();
  }

  void close() {
    server.close();
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
