package dev.tandem.app;

import dev.tandem.camel.Beans;
import dev.tandem.camel.CamelTransport;
import dev.tandem.camel.SystemHealth;
import dev.tandem.events.ChangeEvents;
import dev.tandem.events.DeadLetters;
import dev.tandem.events.OutcomeCloudEvents;
import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Mappings;
import dev.tandem.mapping.Side;
import dev.tandem.odata.Transport;
import dev.tandem.store.Store;
import dev.tandem.sync.Availability;
import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.Pull;
import dev.tandem.sync.ReadingRoom;
import dev.tandem.sync.RecentVersions;
import dev.tandem.sync.Rooms;
import dev.tandem.sync.RunProgress;
import dev.tandem.sync.SystemFault;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/** The node: store, broker, systems and routes, wired by hand and stopped in the right order. */
final class Node implements AutoCloseable {
  private static final int RECENT_VERSIONS = 100_000;

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final Settings settings;
  private final Mappings mappings;
  private final Store store;
  private final BothSystems systems;
  private final FullPass pass;
  private final Backlog backlog;
  private final Availability availability = new Availability();
  private final RunProgress progress = new RunProgress();
  private final Routes routes;
  private final ProducerTemplate template;

  /**
   * Starts everything but the schedules.
   *
   * @param web the node's web server, if it is to have one
   */
  static Node start(Settings settings, Mappings mappings, Optional<WebServer> web) {
    return new Node(settings, mappings, web, transport -> transport);
  }

  /**
   * A node without a web server.
   *
   * @param tap sees or wraps what carries the requests to both systems
   */
  static Node start(Settings settings, Mappings mappings, UnaryOperator<Transport> tap) {
    return new Node(settings, mappings, Optional.empty(), tap);
  }

  private Node(
      Settings settings, Mappings mappings, Optional<WebServer> web, UnaryOperator<Transport> tap) {
    this.settings = settings;
    this.mappings = mappings;
    try {
      DataDirectory data = closeLast(DataDirectory.open(settings.path("data.dir")));
      String brokers = brokers(data);
      backlog = closeLast(new Backlog(brokers, settings.get("kafka.prefix")));
      store = closeLast(Store.open(StoreLocation.of(settings, data), Clock.systemUTC()));
      routes = closeLast(new Routes(settings, properties(brokers, web)));
      pass = new FullPass(mappings, progress, availability, d -> Thread.sleep(d.toMillis()));
      template = context().createProducerTemplate();
      systems = new BothSystems(settings, mappings, tap.apply(new CamelTransport(template)));
      beans().bind(routes::bind);
      routes.bind("store", store.dataSource());
      routes.bind("crmHealth", new SystemHealth("crm", systems.crmConnection()));
      routes.bind("erpHealth", new SystemHealth("erp", systems.erpConnection()));
      routes.start();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private <T extends AutoCloseable> T closeLast(T part) {
    parts.push(part);
    return part;
  }

  private String brokers(DataDirectory data) {
    String brokers = settings.get("kafka.brokers");
    if (brokers.equals("embedded")) {
      try {
        brokers = closeLast(EmbeddedBroker.start(data.resolve("kafka"))).address();
      } catch (IOException e) {
        throw SystemFault.lasting(
            ErrorCode.SETTING_MISSING.with("The embedded broker cannot start: " + e.getMessage()),
            e);
      }
    }
    new Topics(settings.get("kafka.prefix"), settings.number("kafka.partitions"))
        .create(brokers, mappings);
    return brokers;
  }

  private Beans beans() {
    Clock clock = Clock.systemUTC();
    RecentVersions recent = new RecentVersions(RECENT_VERSIONS);
    Rooms rooms =
        Rooms.of(
            mappings,
            new Rooms.Ports(
                systems.systems(),
                store.couplings(),
                store.decisions(),
                store.intents(),
                store.ledger(),
                store.errors(),
                new OutcomeCloudEvents(UUID::randomUUID, clock),
                recent,
                progress,
                availability,
                UUID::randomUUID));
    ReadingRoom reading =
        new ReadingRoom(
            systems.systems(),
            store.bookmarks(),
            store.runs(),
            store.errors(),
            recent,
            progress,
            Map.of(Side.CRM, overlap("crm"), Side.ERP, overlap("erp")),
            UUID::randomUUID,
            clock);
    return new Beans(
        mappings,
        reading,
        rooms,
        store.outbox(),
        new ChangeEvents(clock),
        new DeadLetters(UUID::randomUUID, clock),
        settings.get("kafka.prefix"),
        pass,
        d -> Thread.sleep(d.toMillis()),
        UUID::randomUUID);
  }

  private Duration overlap(String side) {
    return Duration.ofSeconds(settings.number(side + ".overlap-seconds"));
  }

  private Properties properties(String brokers, Optional<WebServer> web) {
    Properties properties = new CamelProperties(settings, mappings).with(brokers);
    web.ifPresent(server -> server.configure(properties));
    return properties;
  }

  /** One full pass over all mappings; returns when everything read was brought over. */
  void pass(PassWatcher watcher) throws InterruptedException {
    pass.finish(() -> backlog.of(mappings));
    pass.run(this::pull, watcher);
  }

  RunProgress progress() {
    return progress;
  }

  /** A pass over one mapping only. */
  void pass(Mapping mapping, PassWatcher watcher) throws InterruptedException {
    pass.run(mapping, this::pull, watcher);
  }

  /** Reads one side once and returns when everything read was brought over. */
  void tick(Mapping mapping, Side side) throws InterruptedException {
    pass.run(mapping, side, this::pull, PassWatcher.NONE);
  }

  /** What the last pass did. */
  PassReport report() {
    return PassReport.of(mappings.inOrder(), pass, availability, store);
  }

  /** Lets the schedules tick. */
  void startSchedules() {
    routes.startSchedules();
  }

  private Pull pull(Mapping mapping, Side side) {
    Exchange exchange =
        template.request(
            "direct:pull",
            e -> {
              e.setVariable("mapping", mapping.name());
              e.getMessage().setBody(side.code());
            });
    Exception failure = exchange.getException();
    if (failure instanceof SystemFault fault) {
      throw fault;
    }
    if (failure != null) {
      throw SystemFault.passing(
          ErrorCode.UNREACHABLE.with("Reading " + mapping.name() + ": " + failure.getMessage()),
          Duration.ZERO,
          failure);
    }
    return exchange.getMessage().getBody(Pull.class);
  }

  Settings settings() {
    return settings;
  }

  Mappings mappings() {
    return mappings;
  }

  Store store() {
    return store;
  }

  BothSystems systems() {
    return systems;
  }

  CamelContext context() {
    return routes.context();
  }

  /** Routes first, the data directory last. */
  @Override
  public void close() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        org.slf4j.LoggerFactory.getLogger(Node.class).warn("A part did not stop cleanly.", e);
      }
    }
  }
}
