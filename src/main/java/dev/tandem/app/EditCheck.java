package dev.tandem.app;

import dev.tandem.mapping.Finding;
import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Mappings;
import dev.tandem.sync.Complaint;
import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.MappingEdits;
import dev.tandem.sync.SystemFault;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Everything that can be known of an edit before it is in effect. */
final class EditCheck {
  /** What edited files would mean. */
  record Verdict(Mappings mappings, List<Complaint> complaints) {}

  private final Settings settings;
  private final Trial trial;
  private final SystemsCheck systems;
  private final LiveRoutes routes;
  private SoftReference<RouteSchema> schema = new SoftReference<>(null);

  EditCheck(Settings settings, Trial trial, SystemsCheck systems, LiveRoutes routes) {
    this.settings = settings;
    this.trial = trial;
    this.systems = systems;
    this.routes = routes;
  }

  /** The cheap checks first; where they find something, the others are left out. */
  Verdict of(ConfigurationFiles files, Mappings now) {
    Configuration lint = Configuration.lint(settings);
    List<Complaint> complaints = new ArrayList<>(lint.complaints());
    if (complaints.isEmpty()) {
      complaints.addAll(ofRoutes(files, lint.mappings()));
    }
    if (complaints.isEmpty()) {
      complaints.addAll(ofSystems(new MappingEdits(now, lint.mappings())));
    }
    return new Verdict(lint.mappings(), complaints);
  }

  private List<Complaint> ofRoutes(ConfigurationFiles files, Mappings mappings) {
    RouteEdit edit = RouteEdit.between(routes.loaded(), files.routesOf(mappings));
    List<Complaint> complaints = new ArrayList<>();
    if (edit.isNothing()) {
      return complaints;
    }
    Configuration.add(complaints, ErrorCode.RESTART_NEEDED, RestartCheck.of(edit));
    if (complaints.isEmpty()) {
      complaints.addAll(Configuration.complaintsOfCamel(settings, schema()));
    }
    if (complaints.isEmpty()) {
      try {
        trial.run(files.routesOf(mappings));
      } catch (Exception e) {
        complaints.add(complaint(e));
      }
    }
    return complaints;
  }

  /** Who edits once, edits again: it is kept as long as there is room. */
  private RouteSchema schema() {
    RouteSchema known = schema.get();
    if (known == null) {
      known = RouteSchema.load();
      schema = new SoftReference<>(known);
    }
    return known;
  }

  /** What Camel has against route files, at the place that it is about. */
  Complaint complaint(Exception fault) {
    Finding finding = RouteFault.finding(fault, RouteFolder.read(settings.path("routes.dir")));
    return new Complaint(ErrorCode.ROUTE_FILE, finding);
  }

  private List<Complaint> ofSystems(MappingEdits edits) {
    List<Mapping> edited =
        Stream.of(edits.added(), edits.revised()).flatMap(Collection::stream).toList();
    try {
      return systems.of(edited, edits.now());
    } catch (SystemFault fault) {
      return List.of(putOff(edited.get(0).file(), fault));
    }
  }

  /** A fault that passes says nothing against the edit. */
  static Complaint putOff(String file, SystemFault fault) {
    ErrorCode code = ErrorCode.EDIT_PUT_OFF;
    return new Complaint(code, new Finding(file, 0, 0, fault.problem().detail(), code.remedy()));
  }
}
