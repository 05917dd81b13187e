package dev.tandem.store;

import dev.tandem.mapping.Side;
import dev.tandem.sync.Action;
import dev.tandem.sync.Change;
import dev.tandem.sync.Coupling;
import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.Fields;
import dev.tandem.sync.OutboxEvent;
import dev.tandem.sync.Outcome;
import dev.tandem.sync.Request;
import dev.tandem.sync.Run;
import dev.tandem.sync.SideRecord;
import dev.tandem.sync.SideState;
import dev.tandem.sync.Version;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An open store on a new database, and the values that the contracts put into it. */
abstract class StoreFixture {
  static final String MAPPING = "CUSTOMER-ACCOUNT";
  static final Instant NOW = Instant.parse("2026-03-01T10:00:00.123456Z");
  static final UUID RUN = UUID.randomUUID();

  final SteppingClock clock = new SteppingClock();
  final List<Store> opened = new ArrayList<>();
  StoreSettings settings;
  Store store;

  abstract StoreSettings newDatabase();

  @BeforeEach
  void openStore() {
    settings = newDatabase();
    store = open();
    store.runs().start(Request.modified(RUN, MAPPING, Side.CRM), "r1", NOW);
  }

  @AfterEach
  void closeStores() {
    opened.forEach(Store::close);
  }

  final Store open() {
    Store another = Store.open(settings, clock);
    opened.add(another);
    return another;
  }

  /** What the ledger wrote before, read back: revisions included. */
  final Coupling stored(String erpId) {
    return store.couplings().find(MAPPING, Side.ERP, List.of(erpId)).get(0);
  }

  final long statementsOf(Runnable work) {
    long before = store.statements().count();
    work.run();
    return store.statements().count() - before;
  }

  final Set<UUID> record(Outcome... outcomes) {
    return store.ledger().record(MAPPING, List.of(outcomes), List.of());
  }

  final long counter(Action action) {
    Run run = store.runs().find(RUN).orElseThrow();
    return run.count(action);
  }

  static Outcome failed(String id, ErrorCode code, String detail) {
    return Outcome.failed(change(Side.CRM, id), code.with(detail));
  }

  static Change change(Side side, String id) {
    Version version = new Version("W/\"1\"", NOW);
    return Change.of(
        UUID.randomUUID(), MAPPING, side, new SideRecord(id, version, Fields.none()), RUN);
  }

  static Coupling coupling(int n) {
    return new Coupling(
        MAPPING, "erp-" + n, "crm-" + n, "E" + n, "C" + n, state("e" + n), state("c" + n), 0);
  }

  static SideState state(String name) {
    Map<String, Object> base = new LinkedHashMap<>();
    base.put("name", "Müller & Söhne Привет 漢字 \uD83D\uDE00 " + name);
    base.put("credit", new BigDecimal("12345678901234567890.12345"));
    base.put("blocked", true);
    base.put("phone", null);
    return new SideState(new Version("W/\"" + name + "\"", NOW), Fields.of(base), false);
  }

  static Outcome outcome(Action action, Coupling coupling) {
    return Outcome.of(change(Side.CRM, coupling.crmId()), action, coupling);
  }

  static OutboxEvent event(Outcome outcome) {
    return new OutboxEvent(
        UUID.randomUUID(), outcome.change().id(), "outcomes.x", outcome.change().recordId(), "{}");
  }

  static <T> List<T> times(int count, IntFunction<T> make) {
    return IntStream.range(0, count).mapToObj(make).toList();
  }

  static Coupling withErp(Coupling coupling, String name) {
    return coupling.withState(Side.ERP, state(name), coupling.erpKey());
  }

  /** Stands still until a test moves it. */
  static final class SteppingClock extends Clock {
    private volatile Instant now = NOW;

    void step(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
