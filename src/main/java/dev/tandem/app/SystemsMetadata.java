package dev.tandem.app;

import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Side;
import dev.tandem.odata.Metadata;
import dev.tandem.odata.Probe;
import dev.tandem.sync.SystemFault;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What both systems say of themselves, each API asked once; one that does not say is left out. */
final class SystemsMetadata {
  private final BothSystems systems;
  private final Consumer<SystemFault> silent;
  private final Map<String, Optional<Metadata>> known = new HashMap<>();

  /**
   * @param silent told of a system that does not show its metadata
   */
  SystemsMetadata(BothSystems systems, Consumer<SystemFault> silent) {
    this.systems = systems;
    this.silent = silent;
  }

  /** Of the standard API of a side. */
  Optional<Metadata> of(Side side) {
    Probe probe = side == Side.CRM ? systems.crm().probe() : systems.erp().probe();
    return known.computeIfAbsent(side.code(), key -> ask(probe));
  }

  /** Of the API that has the mapping's table. */
  Optional<Metadata> of(Side side, Mapping mapping) {
    String api = mapping.on(side).api();
    return api == null
        ? of(side)
        : known.computeIfAbsent(api, key -> ask(systems.erp().probe(mapping)));
  }

  private Optional<Metadata> ask(Probe probe) {
    try {
      return Optional.of(probe.metadata());
    } catch (SystemFault fault) {
      silent.accept(fault);
      return Optional.empty();
    }
  }
}
