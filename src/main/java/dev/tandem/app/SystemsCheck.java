package dev.tandem.app;

import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Mappings;
import dev.tandem.mapping.Side;
import dev.tandem.sync.Complaint;
import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.SystemFault;
import java.util.ArrayList;
import java.util.List;
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
    SystemsMetadata metadata = new SystemsMetadata(systems, SystemsCheck::passOn);
    for (Mapping mapping : edited) {
      for (Side side : Side.values()) {
        Set<String> computed = side == Side.ERP ? systems.erp().computed(mapping) : Set.of();
        MetadataLint lint = new MetadataLint(mapping, all, side, computed);
        metadata
            .of(side, mapping)
            .ifPresent(m -> Configuration.add(found, ErrorCode.RESOURCE_UNKNOWN, lint.check(m)));
      }
    }
    return found;
  }

  /** A system that shows no metadata leaves less to check. */
  private static void passOn(SystemFault fault) {
    if (fault.isPassing()) {
      throw fault;
    }
  }
}
