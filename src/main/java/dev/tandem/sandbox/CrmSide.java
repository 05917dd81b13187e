package dev.tandem.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import dev.tandem.sandbox.control.ControlServer;
import dev.tandem.sandbox.control.Person;
import dev.tandem.sandbox.crm.CrmService;
import dev.tandem.sandbox.hooks.WebhookSteps;
import dev.tandem.sandbox.http.Counters;
import dev.tandem.sandbox.http.Faults;
import dev.tandem.sandbox.http.Limits;
import dev.tandem.sandbox.http.Ports;
import dev.tandem.sandbox.http.SideServer;
import dev.tandem.sandbox.http.TokenService;
import dev.tandem.sandbox.model.Catalog;
import dev.tandem.sandbox.model.ModelFolder;
import dev.tandem.sandbox.rows.Change;
import dev.tandem.sandbox.rows.Database;
import dev.tandem.sandbox.rows.Journal;
import dev.tandem.sandbox.rows.Row;
import dev.tandem.sandbox.rows.Stamps;
import dev.tandem.sandbox.rows.Table;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The CRM: its tables, its service and its server. */
final class CrmSide {
  private static final String NAME = "crm";
  private static final String API = "/api/data/v9.2";

  /** Columns of every table that its model file need not name. */
  private static final String GIVEN =
      """
      createdon: { type: datetime, access: read }
      createdby: { type: lookup, to: [systemusers], access: read }
      modifiedon: { type: datetime, access: read }
      modifiedby: { type: lookup, to: [systemusers], access: read }
      """;

  private static final String USERS = "systemusers";
  private static final String COMPANIES = "bcbi_companies";
  private static final UUID APPLICATION = id("application user");
  private static final Limits.Setting LIMITS =
      new Limits.Setting(false, 6000, Duration.ofSeconds(300), 52, 0);

  private final Database database;
  private final Seeding seeding;
  private final CrmService service;
  private final String url;
  private final SideServer server;
  private final WebhookSteps steps;
  private final ControlServer.Side controls;

  CrmSide(SandboxOptions options, Journal journal, Faults faults, Instant firstStart) {
    Catalog catalog = new ModelFolder(GIVEN).read(options.models().crm());
    database = new Database(NAME, catalog, Stamps.crm(), options.clock(), journal);
    seeding = new Seeding(database, firstStart);
    seeding.load(options.seed().crm());
    addMessages(catalog);
    steps = new WebhookSteps(database);
    UUID person = person();
    addApplicationUser(options.crm());
    Counters counters = new Counters();
    service =
        new CrmService(database, catalog, APPLICATION, options.clock(), options.ids(), counters);
    HttpServer http = Ports.bind(options.ports().crm());
    url = "http://localhost:" + http.getAddress().getPort();
    TokenService tokens =
        new TokenService(
            options.crm().clientId(), options.crm().secret(), options.clock(), options.ids());
    Limits limits = new Limits(LIMITS, options.clock());
    server =
        new SideServer(
            http,
            Threads.named("sandbox-crm"),
            url + API,
            service,
            new SideServer.Surroundings(NAME, tokens, faults, limits, counters, options.clock()));
    CrmService other = service.as(person, new Counters());
    controls = new ControlServer.Side(limits, counters, tokens, new Person(other, url + API, ""));
  }

  /** Edits are made in the name of the first user of the seed. */
  private UUID person() {
    Table users = database.table(USERS);
    for (Row row : users == null ? List.<Row>of() : users.after(0)) {
      return row.id();
    }
    return id("person");
  }

  private void addApplicationUser(Credentials credentials) {
    Table users = database.table(USERS);
    if (users == null || users.get(APPLICATION) != null) {
      return;
    }
    ObjectNode user =
        JsonNodeFactory.instance
            .objectNode()
            .put("systemuserid", APPLICATION.toString())
            .put("firstname", "#")
            .put("lastname", "Tandem")
            .put("fullname", "# Tandem")
            .put("accessmode", 4)
            .put("isdisabled", false)
            .put("islicensed", false)
            .put("isintegrationuser", true);
    if (credentials.clientId().length() == 36) {
      user.put("applicationid", credentials.clientId());
    }
    seeding.load(Map.of(USERS, List.of(user)));
  }

  /** One row per company of the ERP, unless the seed has such rows. */
  void addCompanies(Map<UUID, String> names) {
    Table rows = database.table(COMPANIES);
    if (rows != null && rows.size() == 0) {
      names.forEach((id, name) -> seeding.load(Map.of(COMPANIES, List.of(company(id, name)))));
    }
  }

  private static ObjectNode company(UUID id, String name) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("bcbi_externalid", id.toString())
        .put("bcbi_name", name);
  }

  private static UUID id(String what) {
    return UUID.nameUUIDFromBytes(("tandem sandbox " + what).getBytes(StandardCharsets.UTF_8));
  }

  void replay(Change change) {
    database.replay(change);
    service.replay(change);
  }

  /** The messages that steps may be registered for, and the tables that have them. */
  private void addMessages(Catalog catalog) {
    if (database.table("sdkmessages") == null) {
      return;
    }
    for (String message : List.of("Create", "Update", "Delete")) {
      String id = id("message " + message).toString();
      seeding.load(
          Map.of(
              "sdkmessages",
              List.of(
                  JsonNodeFactory.instance
                      .objectNode()
                      .put("sdkmessageid", id)
                      .put("name", message))));
      List<ObjectNode> filters =
          catalog.models().stream()
              .map(
                  model ->
                      JsonNodeFactory.instance
                          .objectNode()
                          .put("sdkmessagefilterid", id(message + ' ' + model.type()).toString())
                          .put("primaryobjecttypecode", model.type())
                          .put("_sdkmessageid_value", id))
              .toList();
      seeding.load(Map.of("sdkmessagefilters", filters));
    }
  }

  void changed(List<Change> changes) {
    steps.changed(changes);
  }

  void start() {
    server.start();
  }

  void close() {
    server.close();
    steps.close();
  }

  String url() {
    return url;
  }

  String tokenUrl() {
    return url + "/tenant/oauth2/v2.0/token";
  }

  ControlServer.Side controls() {
    return controls;
  }
}
