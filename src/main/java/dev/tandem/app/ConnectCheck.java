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
import java.util.Optional;
import java.util.Set;

/** Holds the mappings against what both systems say about themselves. */
final class ConnectCheck {
  private final Settings settings;
  private final StartProbe probe;
  private final Mappings mappings;
  private final BothSystems systems;
  private final CheckReport report;
  private final Map<Side, Metadata> known = new EnumMap<>(Side.class);

  ConnectCheck(
      Settings settings,
      Mappings mappings,
      BothSystems systems,
      StartProbe probe,
      CheckReport report) {
    this.settings = settings;
    this.probe = probe;
    this.mappings = mappings;
    this.systems = systems;
    this.report = report;
  }

  void run() {
    boolean crm = signIn(Side.CRM);
    boolean erp = signIn(Side.ERP);
    boolean both = crm && erp;
    if (crm) {
      readMetadata(Side.CRM, systems.crm().probe());
    }
    if (erp) {
      readMetadata(Side.ERP, systems.erp().probe());
    }
    if (crm) {
      findOwnerTeam();
    }
    mappings.inOrder().forEach(mapping -> report.put(mapping, check(mapping, crm, both)));
    noteTexts();
  }

  private boolean signIn(Side side) {
    try {
      probe.signIn(side);
      return true;
    } catch (SystemFault fault) {
      String key = side.code() + ".url";
      report.add(List.of(Complaint.of(fault, settings.file().name(), settings.file().line(key))));
      return false;
    }
  }

  private void findOwnerTeam() {
    try {
      systems.crm().findOwnerTeam();
    } catch (SystemFault fault) {
      String key = "owners.team";
      report.add(List.of(Complaint.of(fault, settings.file().name(), settings.file().line(key))));
    }
  }

  /** Without metadata there is just less to check. */
  private void readMetadata(Side side, Probe probe) {
    try {
      known.put(side, probe.metadata());
    } catch (SystemFault fault) {
      report.note(
          "The tables and properties of the "
              + side
              + " cannot be checked, it does not show its metadata. "
              + fault.problem().detail());
    }
  }

  private List<Complaint> check(Mapping mapping, boolean crm, boolean both) {
    List<Complaint> found = new ArrayList<>();
    if (!mapping.enabled()) {
      return found;
    }
    if (both) {
      checkCompany(mapping, found);
    }
    if (!found.isEmpty()) {
      return found;
    }
    known.forEach(
        (side, metadata) -> {
          Set<String> computed = side == Side.ERP ? systems.erp().computed(mapping) : Set.of();
          MetadataLint lint = new MetadataLint(mapping, mappings, side, computed);
          boolean isOther = side == Side.ERP && mapping.erp().api() != null;
          (isOther ? ofOtherApi(mapping, found) : Optional.of(metadata))
              .ifPresent(m -> Configuration.add(found, ErrorCode.RESOURCE_UNKNOWN, lint.check(m)));
        });
    if (crm && mapping.crm().isOptionSet()) {
      checkOptions(mapping, found);
    }
    return found;
  }

  /** What the API of an extension says about itself. */
  private Optional<Metadata> ofOtherApi(Mapping mapping, List<Complaint> found) {
    try {
      return Optional.of(systems.erp().probe(mapping).metadata());
    } catch (SystemFault fault) {
      found.add(Complaint.of(fault, mapping.file(), 0));
      return Optional.empty();
    }
  }

  private void checkCompany(Mapping mapping, List<Complaint> found) {
    try {
      systems.erp().companyId(mapping);
      systems.crm().findCompany(mapping);
    } catch (SystemFault fault) {
      found.add(Complaint.of(fault, mapping.file(), 0));
    }
  }

  private void checkOptions(Mapping mapping, List<Complaint> found) {
    try {
      systems.crm().read(mapping, List.of());
      report.note(mapping.name() + ": the options of " + mapping.crm().optionSet() + " are there.");
    } catch (SystemFault fault) {
      found.add(Complaint.of(fault, mapping.file(), 0));
    }
  }

  private void noteTexts() {
    if (known.size() == Side.values().length) {
      TextLengths lengths = new TextLengths(known.get(Side.ERP), known.get(Side.CRM));
      mappings.enabled().stream()
          .filter(m -> m.erp().api() == null)
          .forEach(m -> lengths.notes(m).forEach(report::note));
    }
  }
}
