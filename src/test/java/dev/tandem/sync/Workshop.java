package dev.tandem.sync;

import dev.tandem.events.OutcomeCloudEvents;
import dev.tandem.mapping.ConflictPolicy;
import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.MappingReader;
import dev.tandem.mapping.Mappings;
import dev.tandem.mapping.Side;
import dev.tandem.mapping.WordCheck;
import dev.tandem.store.Store;
import dev.tandem.store.StoreSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

/** All rooms over two systems in memory and a store in H2, without a broker. */
final class Workshop implements AutoCloseable {
  static final String MAPPING =
      """
      name: THING
      erp: { entity: things }
      crm: { entity: things, id: thingid }
      direction: both
      onUpdateConflict: %s
      onDeletion: %s
      create: { to-crm: %s, to-erp: %s }
      %s
      fields:
        - { erp: name, crm: name }
        - { erp: city, crm: town }
        - { erp: email, crm: mail }
        - { erp: limit, crm: limit, direction: to-crm }
        - { erp: note, crm: note, direction: to-erp }
      """;

  static final String MATCH_BY_MAIL = "match: [ [ { erp: email, crm: mail } ] ]";

  final MemorySystem crm = new MemorySystem(Side.CRM);
  final MemorySystem erp = new MemorySystem(Side.ERP);
  final Mapping mapping;
  final Store store;
  private final Supplier<UUID> ids;
  private ReadingRoom reading;
  private Rooms rooms;
  private RunProgress progress;
  private FullSync fullSync;
  private FullSyncRun fullSyncRun;
  private Runnable afterFirstPage = () -> {};

  Workshop(ConflictPolicy onConflict, String onDeletion) {
    this(onConflict, onDeletion, true);
  }

  Workshop(ConflictPolicy onConflict, String onDeletion, boolean creates) {
    this(
        MAPPING.formatted(
            onConflict.name().toLowerCase(), onDeletion, creates, creates, MATCH_BY_MAIL));
  }

  /** A workshop whose records find each other otherwise. */
  static Workshop matching(String match) {
    return new Workshop(MAPPING.formatted("ask", "ask", true, true, match));
  }

  /**
   * @param yaml a mapping called THING
   */
  Workshop(String yaml) {
    mapping = new MappingReader(WordCheck.none()).read("thing.yaml", yaml);
    String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    store = Store.open(StoreSettings.of(url, "tandem", new char[0]), Clock.systemUTC());
    Random random = new Random(1);
    ids = () -> new UUID(random.nextLong(), random.nextLong());
    restart();
  }

  Workshop() {
    this(ConflictPolicy.ASK, "ask");
  }

  /** A new node on the same store: everything in memory is forgotten. */
  void restart() {
    Systems systems = new Systems(crm, erp);
    RecentVersions recent = new RecentVersions(1000);
    progress = new RunProgress(new Lags(Clock.systemUTC()));
    Clock clock = Clock.systemUTC();
    rooms =
        Rooms.of(
            new Mappings(List.of(mapping)),
            new Rooms.Ports(
                systems,
                store.couplings(),
                store.decisions(),
                store.intents(),
                store.ledger(),
                store.errors(),
                new OutcomeCloudEvents(ids, clock),
                recent,
                progress,
                new Availability(),
                ids));
    Map<Side, Duration> overlap =
        Map.of(Side.CRM, Duration.ofSeconds(5), Side.ERP, Duration.ofSeconds(5));
    reading =
        new ReadingRoom(
            systems,
            store.bookmarks(),
            store.runs(),
            store.errors(),
            recent,
            progress,
            overlap,
            ids,
            clock);
    restartFullSync(progress, clock);
  }

  private void restartFullSync(RunProgress progress, Clock clock) {
    Mappings mappings = new Mappings(List.of(mapping));
    FullSyncReview review =
        new FullSyncReview(new Systems(crm, erp), store.couplings(), m -> survey());
    fullSync = new FullSync(() -> mappings, review, store.fullSyncLines(), clock);
    fullSyncRun =
        new FullSyncRun(
            () -> mappings, fullSync, review, new Work(), progress, ids, clock, time -> {});
  }

  /** The rooms as they are at present. */
  Workplace workplace() {
    return new Workplace(mapping, reading, rooms);
  }

  /** Reads one side and brings its changes over; the outcomes are those of the last round. */
  void sync(Side side) {
    bring(read(side));
  }

  Request poll(Side side) {
    return Request.modified(ids.get(), mapping.name(), side);
  }

  List<Change> read(Side side) {
    return read(poll(side));
  }

  /** What a person asked for, read and brought over. */
  void request(Side side, Instruction instruction, String... records) {
    bring(read(Request.named(ids.get(), mapping.name(), side, List.of(records), instruction)));
  }

  /** A page that is brought over before its reader hears that the broker has it. */
  void bringWhileReading(Side side) {
    Pull pull = reading.read(reading.open(mapping, poll(side)));
    bring(pull.changes());
    reading.published(pull);
  }

  List<Change> read(Request request) {
    List<Change> changes = new ArrayList<>();
    Pull pull = reading.open(mapping, request);
    while (pull.more()) {
      pull = reading.published(reading.read(pull));
      changes.addAll(pull.changes());
    }
    return changes;
  }

  /** A reader that dies after its first page is published. */
  List<Change> readOnePage(Side side) {
    return reading
        .published(
            reading.read(reading.open(mapping, Request.modified(ids.get(), mapping.name(), side))))
        .changes();
  }

  void bring(List<Change> changes) {
    ChangeBatch batch = ChangeBatch.of(mapping, changes, () -> {});
    while (batch.isOpen()) {
      WrittenBatch written =
          rooms.writing().write(rooms.planning().plan(rooms.desk().lookUp(batch)));
      batch = rooms.ledger().record(written).next();
    }
  }

  /** What would become of records if they were synchronised now. */
  List<Prospect> foresee(Side side, Instruction instruction, String... records) {
    return survey().named(mapping, side, List.of(records), instruction);
  }

  /** The same for everything on one side. */
  List<Prospect> foreseeAll(Side side, Instruction instruction) {
    List<Prospect> prospects = new ArrayList<>();
    survey().all(mapping, side, instruction, prospects::addAll);
    return prospects;
  }

  /** The full synchronisation of this node. */
  FullSync fullSync() {
    return fullSync;
  }

  /** Works off what was started; returns when there is nothing to do. */
  void workOff() {
    try {
      while (fullSyncRun.workOff()) {
        // one line after another
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** What happens behind the first page of a full reading. */
  void afterFirstPage(Runnable event) {
    afterFirstPage = event;
  }

  FullSyncRun fullSyncRun() {
    return fullSyncRun;
  }

  private final class Work implements FullSyncWork {
    @Override
    public Pull read(Request request) {
      Pull pull = reading.open(mapping, request);
      while (pull.more()) {
        pull = reading.published(reading.read(pull));
        bring(pull.changes());
        Runnable event = afterFirstPage;
        afterFirstPage = () -> {};
        event.run();
      }
      return pull;
    }

    @Override
    public boolean isBroughtOver(String name) {
      return true;
    }
  }

  /** Looks for deletions on one side and deals with them as the mapping says. */
  DeletionWatch.Finding findDeleted(Side side) {
    DeletionWatch watch = new DeletionWatch(new Systems(crm, erp), store.couplings(), ids);
    DeletionWatch.Finding finding = watch.look(mapping, side);
    if (!finding.gone().isEmpty()) {
      bring(read(watch.confirmed(mapping, side, finding)));
    }
    return finding;
  }

  Lags lags() {
    return progress.lags();
  }

  private Survey survey() {
    return new Survey(new Systems(crm, erp), rooms.rehearsal(), ids);
  }

  void syncBoth() {
    sync(Side.ERP);
    sync(Side.CRM);
  }

  long couplings() {
    return store.couplings().count("THING");
  }

  List<RecordError> errors() {
    return store.errors().open(java.util.Optional.of("THING"), 100);
  }

  /** The partner of a record. */
  String partner(Side side, String id) {
    return store.couplings().find("THING", side, List.of(id)).get(0).id(side.other());
  }

  @Override
  public void close() {
    store.close();
  }
}
