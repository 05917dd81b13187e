package dev.tandem.app;

import dev.tandem.api.Access;
import dev.tandem.api.Api;
import dev.tandem.api.ApiStep;
import dev.tandem.api.Records;
import dev.tandem.camel.Beans;
import dev.tandem.camel.CamelTransport;
import dev.tandem.camel.ConfigurationHealth;
import dev.tandem.camel.Departures;
import dev.tandem.camel.SystemHealth;
import dev.tandem.events.ChangeEvents;
import dev.tandem.events.DeadLetters;
import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Mappings;
import dev.tandem.mapping.Side;
import dev.tandem.odata.Transport;
import dev.tandem.store.Store;
import dev.tandem.sync.Availability;
import dev.tandem.sync.CurrentEdition;
import dev.tandem.sync.Edition;
import dev.tandem.sync.Edits;
import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.ErrorGroup;
import dev.tandem.sync.Lags;
import dev.tandem.sync.MappingEdits;
import dev.tandem.sync.Pull;
import dev.tandem.sync.Request;
import dev.tandem.sync.Revisions;
import dev.tandem.sync.RunProgress;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;

/** The node: store, broker, systems and routes, wired by hand and stopped in the right order. */
final class Node implements AutoCloseable {
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final Supplier<UUID> ids = UUID::randomUUID;
  private final Settings settings;
  private final CurrentEdition current;
  private final Edits edits;
  private final LiveEdit liveEdit;
  private final Backbone backbone;
  private final Store store;
  private final BothSystems systems;
  private final FullPass pass;
  private final Backlog backlog;
  private final Availability availability = new Availability();
  private final RunProgress progress = new RunProgress(new Lags(Clock.systemUTC()));
  private final Departures departures = new Departures();
  private final Workplaces workplaces;
  private final Routes routes;
  private final ProducerTemplate template;
  private final Readings readings;
  private final FullSynchronisation fullSync;
  private final Revisions revisions;
  private final Webhooks webhooks;
  private Optional<LagGauges> gauges = Optional.empty();
  private Optional<KeptSecret> token = Optional.empty();

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
    try {
      DataDirectory data = closeLast(DataDirectory.open(settings.path("data.dir")));
      backbone = closeLast(Backbone.start(settings, data));
      backbone.serve(mappings);
      backlog = closeLast(new Backlog(backbone.address(), settings.get("kafka.prefix")));
      store = closeLast(Store.open(StoreLocation.of(settings, data), Clock.systemUTC()));
      routes = closeLast(new Routes(settings, properties(web)));
      template = context().createProducerTemplate();
      systems = new BothSystems(settings, mappings, tap.apply(new CamelTransport(template)));
      workplaces = new Workplaces(settings, systems, store, availability, progress);
      ConfigurationFiles files = ConfigurationFiles.read(settings);
      current =
          new CurrentEdition(
              Edition.first(
                  files.id(), Clock.systemUTC().instant(), files.names(), mappings, workplaces));
      readings = new Readings(template);
      fullSync =
          closeLast(
              new FullSynchronisation(current, systems, store, readings, backlog, progress, ids));
      revisions = new Revisions(store.mappingStates(), store.errors(), workplaces.reading());
      revisions.settle(mappings);
      webhooks =
          closeLast(
              new Webhooks(
                  settings,
                  KeptSecret.of(settings, "webhooks.secret", data.resolve("webhook-secret")),
                  current,
                  systems,
                  readings,
                  fullSync.deletions(),
                  ids));
      webhooks.bind(routes::bind);
      pass =
          new FullPass(
              current, progress, availability, Clock.systemUTC(), d -> Thread.sleep(d.toMillis()));
      beans().bind(routes::bind);
      routes.bind("store", store.dataSource());
      routes.bind("crmHealth", new SystemHealth("crm", systems.crmConnection()));
      routes.bind("erpHealth", new SystemHealth("erp", systems.erpConnection()));
      edits = new Edits(current);
      routes.bind("configurationHealth", new ConfigurationHealth(edits));
      bindApi(data, web);
      routes.start(files.routesOf(mappings));
      gauges = gauges();
      liveEdit = liveEdit(files);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** The API is there where there is a web server. */
  private void bindApi(DataDirectory data, Optional<WebServer> web) {
    token = web.map(server -> KeptSecret.of(settings, "api.token", data.resolve("api-token")));
    Records records =
        new Records(
            store.couplings(),
            store.errors(),
            store.runs(),
            store.bookmarks().get(Request.Extent.MODIFIED),
            store.decisions());
    Access access = new Access(token.map(t -> t.value().reveal()).orElseGet(ids.get()::toString));
    NodeOperations operations =
        new NodeOperations(this, availability, Clock.systemUTC().instant(), ids);
    routes.bind("api", new ApiStep(new Api(access, operations, records, Clock.systemUTC())));
  }

  /** The administrator's token, if the node has a web server. */
  Optional<KeptSecret> token() {
    return token;
  }

  private <T extends AutoCloseable> T closeLast(T part) {
    parts.push(part);
    return part;
  }

  private LiveEdit liveEdit(ConfigurationFiles files) {
    LiveRoutes live =
        new LiveRoutes(context(), routes.texts(), departures, files.routesOf(current.get()));
    Trial trial = new Trial(context(), settings);
    EditCheck check = new EditCheck(settings, trial, new SystemsCheck(systems), live);
    LiveEdit.Parts needed =
        new LiveEdit.Parts(workplaces, backbone::serve, this::edited, Clock.systemUTC());
    return new LiveEdit(settings, check, live, current, edits, needed, files);
  }

  /** A mapping that was off since a system lacked what it names deserves another try. */
  private void edited(Mappings before, Mappings now) {
    MappingEdits edit = new MappingEdits(before, now);
    edit.revised().forEach(mapping -> availability.switchOn(mapping.name()));
    revisions.settle(now);
    gauges.ifPresent(all -> all.add(now));
    webhooks.start();
  }

  /** There are metrics where there is a web server. */
  private Optional<LagGauges> gauges() {
    Optional<LagGauges> made =
        Optional.ofNullable(context().getRegistry().findSingleByType(MeterRegistry.class))
            .map(registry -> new LagGauges(registry, progress.lags(), Clock.systemUTC()));
    made.ifPresent(all -> all.add(current.get()));
    return made;
  }

  /** From now on, edits of route files and mapping files take effect. */
  void watchEdits() {
    closeLast(EditWatch.start(liveEdit));
  }

  private Beans beans() {
    Clock clock = Clock.systemUTC();
    return new Beans(
        current,
        fullSync.lines()::holds,
        webhooks.ticks(),
        fullSync.deletions(),
        departures,
        store.outbox(),
        new ChangeEvents(clock),
        new DeadLetters(ids, clock),
        settings.get("kafka.prefix"),
        new ReadingFaults(pass, progress.lags()),
        d -> Thread.sleep(d.toMillis()),
        ids);
  }

  private Properties properties(Optional<WebServer> web) {
    Properties properties = CamelProperties.of(settings, backbone.address());
    web.ifPresent(server -> server.configure(properties, settings));
    return properties;
  }

  /** One full pass over all mappings; returns when everything read was brought over. */
  void pass(PassWatcher watcher) throws InterruptedException {
    pass.begin(this::isIdle);
    pass.run(this::pull, watcher);
    pass.runThoseThatWaited(this::waiting, this::pull, watcher, this::isIdle);
  }

  private Map<String, Long> waiting() {
    return store.errors().groups().stream()
        .filter(group -> group.code() == ErrorCode.REFERENCE_NOT_COUPLED)
        .collect(Collectors.toMap(ErrorGroup::mapping, ErrorGroup::count));
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
    return PassReport.of(mappings().inOrder(), pass, availability, store);
  }

  /** Lets the schedules tick. */
  void startSchedules() {
    routes.startSchedules();
    webhooks.start();
  }

  private Pull pull(Mapping mapping, Side side) {
    return readings.read(Request.modified(ids.get(), mapping.name(), side));
  }

  /** What the node works with. */
  Surroundings surroundings() {
    return new Surroundings(settings, systems, backlog);
  }

  /** The doors of the routes that read. */
  Readings readings() {
    return readings;
  }

  /** True if nothing that was asked for or published waits for its outcome. */
  boolean isIdle() {
    // A batch that ends in between may have asked for more, also of a mapping counted before it.
    return isQuiet() && isQuiet() && readings.isIdle() && webhooks.isIdle();
  }

  /** What is published of a mapping that is off stays where it is. */
  private List<Mapping> working() {
    return current.get().enabled().stream().filter(m -> !availability.isOff(m.name())).toList();
  }

  private boolean isQuiet() {
    return readings.isIdle() && webhooks.isIdle() && backlog.of(working()) == 0;
  }

  Webhooks webhooks() {
    return webhooks;
  }

  FullSynchronisation fullSync() {
    return fullSync;
  }

  Settings settings() {
    return settings;
  }

  /** Those of this moment. */
  Mappings mappings() {
    return current.get();
  }

  /** What became of edits. */
  Edits edits() {
    return edits;
  }

  LiveEdit liveEdit() {
    return liveEdit;
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
