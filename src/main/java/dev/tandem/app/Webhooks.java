package dev.tandem.app;

import dev.tandem.camel.Hooks;
import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Side;
import dev.tandem.sync.ChangeCalls;
import dev.tandem.sync.CurrentEdition;
import dev.tandem.sync.DeletionWatch;
import dev.tandem.sync.Instruction;
import dev.tandem.sync.Request;
import dev.tandem.sync.SystemFault;
import dev.tandem.sync.Ticks;
import dev.tandem.sync.Wakes;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Both systems are asked to call the node when records change, and their calls are taken. */
final class Webhooks implements Hooks.Doors, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);
  private static final int READERS = 8;

  /** Between two reads of one side: a storm of calls, as our own writes cause, is one hint. */
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final Optional<URI> address;
  private final String secret;
  private final CurrentEdition current;
  private final BothSystems systems;
  private final Readings readings;
  private final DeletionWatch deletions;
  private final Supplier<UUID> ids;
  private final ScheduledExecutorService threads;
  private final Wakes wakes;
  private final Hooks hooks;
  private final Ticks ticks;
  private final Map<Side, List<String>> called = new ConcurrentHashMap<>();
  private final Map<Side, String> said = new ConcurrentHashMap<>();

  Webhooks(
      Settings settings,
      KeptSecret secret,
      CurrentEdition current,
      BothSystems systems,
      Readings readings,
      DeletionWatch deletions,
      Supplier<UUID> ids) {
    this.address = settings.find("webhooks.url").map(url -> settings.uri("webhooks.url"));
    this.secret = secret.value().reveal();
    this.current = current;
    this.systems = systems;
    this.readings = readings;
    this.deletions = deletions;
    this.ids = ids;
    this.threads = Executors.newScheduledThreadPool(READERS, Webhooks::thread);
    this.wakes = new Wakes(this::read, threads, PAUSE);
    this.ticks =
        new Ticks((m, side) -> called(side).contains(m), settings.number("sync.idle-ticks"));
    this.hooks = new Hooks(current, this, this.secret);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "wake");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void wake(Mapping mapping, Side side) {
    wakes.wake(mapping.name(), side);
  }

  private void read(String mapping, Side side) {
    readings.wake(Request.modified(ids.get(), mapping, side));
  }

  @Override
  public void deleted(Mapping mapping, Side side, List<String> gone) {
    readings.submit(Request.named(ids.get(), mapping.name(), side, gone, Instruction.AGAIN));
  }

  @Override
  public void findDeleted(Mapping mapping, Side side) {
    readings.findDeleted(deletions.on(mapping, side));
  }

  /** True if nothing is read, or waits to be read, because somebody woke it. */
  boolean isIdle() {
    return wakes.isIdle();
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  void bind(BiConsumer<String, Object> binder) {
    binder.accept("crmHook", hooks.ofCrm());
    binder.accept("erpHook", hooks.ofErp());
    binder.accept("keepHooks", (Processor) exchange -> keep());
  }

  /** Which ticks of the schedules count. */
  Ticks ticks() {
    return ticks;
  }

  /** Mappings for whose table on this side the system calls. */
  List<String> called(Side side) {
    return called.getOrDefault(side, List.of());
  }

  /** Asks both systems for the first time, in the background. */
  void start() {
    if (address.isPresent()) {
      readings.keepHooks();
    }
  }

  /** A system that does not let us ask is polled as before. */
  private synchronized void keep() {
    for (Side side : Side.values()) {
      List<Mapping> read =
          current.get().enabled().stream()
              .filter(m -> m.direction().flowsTo(side.other()))
              .toList();
      ChangeCalls calls = side == Side.CRM ? systems.crm().calls() : systems.erp().calls();
      try {
        List<String> names =
            calls.keep(read, URI.create(address.orElseThrow() + "/hooks/" + side.code()), secret);
        if (!names.equals(called.put(side, names))) {
          said.remove(side);
          LOG.info("The {} calls when records change of: {}", side, names);
        }
      } catch (SystemFault fault) {
        called.remove(side);
        if (!fault.getMessage().equals(said.put(side, fault.getMessage()))) {
          LOG.warn("The {} is polled only, it takes no webhooks. {}", side, fault.getMessage());
        }
      }
    }
  }
}
