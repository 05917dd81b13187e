package dev.tandem.app;

import dev.tandem.camel.Hooks;
import dev.tandem.camel.Wakes;
import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Side;
import dev.tandem.sync.ChangeCalls;
import dev.tandem.sync.CurrentEdition;
import dev.tandem.sync.SystemFault;
import dev.tandem.sync.Ticks;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Both systems are asked to call the node when records change, and their calls are taken. */
final class Webhooks {
  private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);

  private final Optional<URI> address;
  private final String secret;
  private final CurrentEdition current;
  private final BothSystems systems;
  private final Readings readings;
  private final Wakes wakes;
  private final Hooks hooks;
  private final Ticks ticks;
  private final Map<Side, List<String>> called = new ConcurrentHashMap<>();

  Webhooks(
      Settings settings,
      KeptSecret secret,
      CurrentEdition current,
      BothSystems systems,
      Readings readings,
      Supplier<UUID> ids) {
    this.address = settings.find("webhooks.url").map(url -> settings.uri("webhooks.url"));
    this.secret = secret.value().reveal();
    this.current = current;
    this.systems = systems;
    this.readings = readings;
    this.wakes = new Wakes(ids, readings::wake);
    this.ticks =
        new Ticks((m, side) -> called(side).contains(m), settings.number("sync.idle-ticks"));
    this.hooks = new Hooks(current, wakes, readings::submit, ids, this.secret);
  }

  void bind(BiConsumer<String, Object> binder) {
    binder.accept("crmHook", hooks.ofCrm());
    binder.accept("erpHook", hooks.ofErp());
    binder.accept("wakeBegins", wakes.begins());
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
  private void keep() {
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
          LOG.info("The {} calls when records change of: {}", side, names);
        }
      } catch (SystemFault fault) {
        called.remove(side);
        LOG.warn("The {} is polled only, it takes no webhooks. {}", side, fault.getMessage());
      }
    }
  }
}
