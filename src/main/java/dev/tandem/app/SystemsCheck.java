package dev.tandem.app;

import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Mappings;
import dev.tandem.mapping.Side;
import dev.tandem.odata.Metadata;
import dev.tandem.odata.Probe;
import dev.tandem.sync.Complaint;
import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.SystemFault;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds edited mappings against what both systems have, as {@code check --connect} does. */
final class SystemsCheck {
  private final BothSystems systems;

  SystemsCheck(BothSystems systems) {
    this.systems = systems;
  }

  /**
   * What the systems lack that the edited mappings name.
   *
   * @throws SystemFault that passes, if a system cannot be asked at present
   */
  List<Complaint> of(List<Mapping> edited, Mappings all) {
    List<Complaint> found = new ArrayList<>();
    if (edited.isEmpty()) {
      return found;
    }
    Map<Side, Metadata> known = new EnumMap<>(Side.class);
    read(Side.CRM, systems.crm().probe(), known);
    read(Side.ERP, systems.erp().probe(), known);
    for (Mapping mapping : edited) {
      known.forEach(
          (side, metadata) -> {
            Set<String> computed = side == Side.ERP ? systems.erp().computed(mapping) : Set.of();
            MetadataLint lint = new MetadataLint(mapping, all, side, computed);
            Configuration.add(found, ErrorCode.RESOURCE_UNKNOWN, lint.check(metadata));
          });
    }
    return found;
  }

  /** A system that shows no metadata leaves less to check. */
  private static void read(Side side, Probe probe, Map<Side, Metadata> known) {
    try {
      known.put(side, probe.metadata());
    } catch (SystemFault fault) {
      if (fault.isPassing()) {
        throw fault;
      }
    }
  }
}
