package dev.tandem.app;

import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Mappings;
import dev.tandem.mapping.Side;
import dev.tandem.odata.Metadata;
import dev.tandem.sync.Complaint;
import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.SystemFault;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Holds the mappings against what both systems say about themselves. */
final class ConnectCheck {
  private final Settings settings;
  private final StartProbe probe;
  private final Mappings mappings;
  private final BothSystems systems;
  private final CheckReport report;
  private final SystemsMetadata metadata;
  private final Set<Side> signedIn = EnumSet.noneOf(Side.class);

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
    this.metadata = new SystemsMetadata(systems, this::noteSilence);
  }

  void run() {
    Stream.of(Side.values()).filter(this::signIn).forEach(signedIn::add);
    if (signedIn.contains(Side.CRM)) {
      findOwnerTeam();
    }
    mappings.inOrder().forEach(mapping -> report.put(mapping, check(mapping)));
    noteTexts();
  }

  /** Without metadata there is just less to check. */
  private void noteSilence(SystemFault fault) {
    report.note(
        "Some tables and properties cannot be checked: a system does not show its metadata. "
            + fault.problem().detail());
  }

  private boolean hasBoth() {
    return signedIn.size() == Side.values().length;
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

  private List<Complaint> check(Mapping mapping) {
    List<Complaint> found = new ArrayList<>();
    if (!mapping.enabled()) {
      return found;
    }
    if (hasBoth()) {
      checkCompany(mapping, found);
    }
    if (!found.isEmpty()) {
      return found;
    }
    for (Side side : signedIn) {
      Set<String> computed = side == Side.ERP ? systems.erp().computed(mapping) : Set.of();
      MetadataLint lint = new MetadataLint(mapping, mappings, side, computed);
      metadata
          .of(side, mapping)
          .ifPresent(m -> Configuration.add(found, ErrorCode.RESOURCE_UNKNOWN, lint.check(m)));
    }
    if (mapping.crm().isOptionSet() && signedIn.contains(Side.CRM)) {
      checkOptions(mapping, found);
    }
    return found;
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
      if (hasBoth() && found.isEmpty()) {
        new OptionPartners(mapping, systems).notes().forEach(report::note);
        systems.crm().optionDifferences(mapping).forEach(d -> report.note(copy(mapping, d)));
      }
    } catch (SystemFault fault) {
      found.add(Complaint.of(fault, mapping.file(), 0));
    }
  }

  private static String copy(Mapping mapping, String difference) {
    return mapping.file()
        + ": "
        + difference
        + "; the next change of an option adds what is missing.";
  }

  private void noteTexts() {
    Optional<Metadata> crm = hasBoth() ? metadata.of(Side.CRM) : Optional.empty();
    Optional<Metadata> erp = hasBoth() ? metadata.of(Side.ERP) : Optional.empty();
    if (crm.isPresent() && erp.isPresent()) {
      TextLengths lengths = new TextLengths(erp.get(), crm.get());
      mappings.enabled().stream()
          .filter(m -> m.erp().api() == null)
          .forEach(m -> lengths.notes(m).forEach(report::note));
    }
  }
}
