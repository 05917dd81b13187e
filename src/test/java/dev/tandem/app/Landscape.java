package dev.tandem.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Mappings;
import dev.tandem.mapping.Side;
import dev.tandem.sandbox.Credentials;
import dev.tandem.sandbox.Sandbox;
import dev.tandem.sandbox.SandboxOptions;
import dev.tandem.sandbox.SeedData;
import dev.tandem.sandbox.rows.Change;
import dev.tandem.sandbox.seed.GeneratedCompany;
import dev.tandem.sandbox.seed.Seed;
import dev.tandem.sync.Coupling;
import dev.tandem.sync.Instruction;
import dev.tandem.sync.RecordError;
import dev.tandem.sync.Request;
import dev.tandem.sync.SystemFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/** A CRM and an ERP at work, a data directory, and the nodes that run on them one after another. */
final class Landscape implements AutoCloseable {
  static final String MAPPING = "CUSTOMER-ACCOUNT";
  private static final Credentials CRM = new Credentials("crm-client", "crm-secret");
  private static final Credentials ERP = new Credentials("erp-client", "erp-secret");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Sandbox sandbox;
  private final Tripwire tripwire;
  private final Map<String, String> settings = new TreeMap<>();
  private Node node;
  private WebServer web;
  private boolean hasWebhooks;

  private Landscape(SeedData seed, Path data) {
    tripwire = new Tripwire();
    sandbox =
        Sandbox.start(
            SandboxOptions.defaults()
                .withSeed(seed)
                .withCredentials(CRM, ERP)
                .withClock(tripwire)
                .withNotificationDelay(Duration.ofMillis(100)));
    settings.put("data.dir", data.toString());
    settings.put("http.port", "0");
    Path part = data.resolve("configuration");
    if (!Files.exists(part)) {
      Folders.copyConfiguration(part);
    }
    settings.put("config.dir", part.resolve("config").toString());
    settings.put("routes.dir", part.resolve("routes").toString());
    settings.put("crm.url", sandbox.crmUrl());
    settings.put("crm.token-url", sandbox.crmTokenUrl());
    settings.put("crm.client-id", CRM.clientId());
    settings.put("crm.client-secret", CRM.secret());
    settings.put("erp.url", sandbox.erpUrl());
    settings.put("erp.company", sandbox.companyId().toString());
    settings.put("erp.token-url", sandbox.erpTokenUrl());
    settings.put("erp.client-id", ERP.clientId());
    settings.put("erp.client-secret", ERP.secret());
  }

  static Landscape of(Seed seed, Path data) {
    return of(new SeedData(seed.crm(), seed.erp()), data);
  }

  static Landscape of(SeedData seed, Path data) {
    return new Landscape(seed, data);
  }

  /** A made-up company of so many customers, a third on each side and a third on both. */
  static Landscape ofCustomers(int customers, Path data) {
    return of(new GeneratedCompany(1, customers).rows(), data);
  }

  /** With all mappings that are shipped, not those of customers alone. */
  Landscape withAllMappings() {
    return with("config.dir", "config").with("routes.dir", "routes");
  }

  Landscape with(String key, String value) {
    settings.put(key, value);
    return this;
  }

  /** The settings as a process gets them. */
  Map<String, String> environment() {
    Map<String, String> environment = new TreeMap<>();
    settings.forEach((key, value) -> environment.put(Settings.variable(key), value));
    return environment;
  }

  /** The running node; started if there is none. */
  Node node() {
    if (node == null) {
      Settings loaded = Settings.load(environment(), Map.of());
      node = Node.start(loaded, Configuration.read(loaded), Optional.empty());
    }
    return node;
  }

  /** Both systems call the node when records change; the schedules hardly ever tick. */
  Landscape withWebhooks() {
    hasWebhooks = true;
    return with("sync.cron", "0 0 0 1 1 ?");
  }

  /** A node with a web server; started if there is none. */
  ApiClient api() {
    Settings loaded = Settings.load(environment(), Map.of());
    if (node == null) {
      web = WebServer.of(loaded);
      if (hasWebhooks) {
        settings.put("webhooks.url", web.address());
        loaded = Settings.load(environment(), Map.of());
      }
      node = Node.start(loaded, Configuration.read(loaded), Optional.of(web));
    }
    return new ApiClient(web.port(), node.token().orElseThrow().value().reveal());
  }

  void stopNode() {
    if (node != null) {
      node.close();
      node = null;
    }
  }

  /** One full pass, as {@code run --once} does it, but the node stays up. */
  PassReport pass() throws InterruptedException {
    node().pass(new SilentWatcher());
    return node().report();
  }

  /** One tick of the schedule: reads one side of customers and accounts onto the backbone. */
  void pull(Side side) {
    try (ProducerTemplate template = node().context().createProducerTemplate()) {
      Exchange answer =
          template.request(
              "direct:pull",
              e -> {
                e.setVariable("mapping", MAPPING);
                e.getMessage().setBody(side.code());
              });
      if (answer.getException() != null) {
        throw new AssertionError(answer.getException());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until everything that was asked for and published has an outcome. */
  void awaitQuiet() throws InterruptedException {
    while (!node().isIdle()) {
      Thread.onSpinWait();
      java.util.concurrent.TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  /** What a person asks for, read and brought over. */
  void ask(Side side, Instruction instruction, String... ids) throws InterruptedException {
    node()
        .readings()
        .read(Request.named(UUID.randomUUID(), MAPPING, side, List.of(ids), instruction));
    awaitQuiet();
  }

  /** One tick of the schedule for each side, brought over. */
  void tick() throws InterruptedException {
    for (Side side : List.of(Side.ERP, Side.CRM)) {
      pull(side);
      awaitQuiet();
    }
  }

  /** The couplings of customers and accounts, by their ERP ids. */
  List<Coupling> couplings() {
    return node().store().couplings().page(MAPPING, null, 1000);
  }

  /** The counters of the last pass over one mapping. */
  static JsonNode counters(PassReport report, String mapping) {
    return report.json().path("mappings").path(mapping);
  }

  BothSides bothSides() {
    return new BothSides(this);
  }

  Sandbox sandbox() {
    return sandbox;
  }

  Tripwire tripwire() {
    return tripwire;
  }

  Mappings mappings() {
    return node().mappings();
  }

  Mapping mapping(String name) {
    return mappings().get(name);
  }

  List<Change> writesSince(long change) {
    return sandbox.history(change);
  }

  long lastWrite() {
    return sandbox.lastChange();
  }

  List<RecordError> errors() {
    return node().store().errors().open(Optional.empty(), 1000);
  }

  JsonNode customer(String condition) {
    return single(sandbox.erpPerson().query("customers?$filter=" + encoded(condition)), condition);
  }

  JsonNode account(String condition) {
    return single(sandbox.crmPerson().query("accounts?$filter=" + encoded(condition)), condition);
  }

  private static String encoded(String condition) {
    return URLEncoder.encode(condition, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static JsonNode single(JsonNode rows, String condition) {
    if (rows.size() != 1) {
      throw new AssertionError(rows.size() + " rows where " + condition);
    }
    return rows.get(0);
  }

  /** Somebody types into the ERP. */
  void editCustomer(String id, ObjectNode values) {
    sandbox.erpPerson().update("customers", UUID.fromString(id), values);
  }

  /** Somebody types into the CRM. */
  void editAccount(String id, ObjectNode values) {
    sandbox.crmPerson().update("accounts", UUID.fromString(id), values);
  }

  /** Rules of disturbance, in single quotes for double ones. */
  void faults(String rules) {
    sandbox.faults().replace(json("{'seed':4,'rules':[" + rules + "]}"));
  }

  /** Both systems keep to their limits from now on. */
  void enforceLimits() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(sandbox.controlUrl() + "/limits"))
            .PUT(HttpRequest.BodyPublishers.ofString("{\"crm\":true,\"erp\":true}"))
            .build();
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.body());
    }
  }

  static ObjectNode values(String field, String value) {
    return JsonNodeFactory.instance.objectNode().put(field, value);
  }

  static ObjectNode json(String text) {
    try {
      return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      stopNode();
    } catch (SystemFault e) {
      throw new AssertionError("The node did not stop.", e);
    } finally {
      sandbox.close();
    }
  }

  private static final class SilentWatcher implements PassWatcher {
    @Override
    public void read(Mapping mapping, Side side, long changes) {
      // nobody looks on
    }

    @Override
    public void done(Mapping mapping, Side side) {
      // nobody looks on
    }
  }
}
