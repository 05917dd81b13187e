package dev.tandem.app;

import dev.tandem.mapping.Finding;
import dev.tandem.mapping.InvalidMappings;
import dev.tandem.mapping.MappingFolder;
import dev.tandem.mapping.Mappings;
import dev.tandem.sync.Complaint;
import dev.tandem.sync.ErrorCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * Settings, mapping files and route files, read and linted before anything starts.
 *
 * @param mappings the mappings; null if their files cannot be used
 * @param complaints everything that is wrong
 */
record Configuration(Mappings mappings, List<Complaint> complaints) {

  /** The mappings of a configuration without faults. */
  static Mappings read(Settings settings) {
    Configuration configuration = lint(settings);
    InvalidConfiguration.throwIfAny(configuration.complaints());
    return configuration.mappings();
  }

  static Configuration lint(Settings settings) {
    Path folder = settings.path("config.dir").resolve("mappings");
    RouteFolder routes = RouteFolder.read(settings.path("routes.dir"));
    List<Complaint> all = new ArrayList<>();
    List<String> slugs = slugs(folder);
    add(all, ErrorCode.SETTING_MISSING, SettingsLint.check(settings, slugs));
    Mappings mappings = null;
    RouteNames names = RouteNames.of(settings, slugs);
    try {
      mappings = new MappingFolder(MappingWords.of(settings)).read(folder);
      names = RouteNames.of(settings, mappings);
    } catch (InvalidMappings e) {
      add(all, ErrorCode.MAPPING_FILE, e.findings());
    }
    add(all, ErrorCode.ROUTE_FILE, RouteLint.check(routes, names));
    return new Configuration(mappings, all);
  }

  /** What Camel's schema says against the route files; slow, for those who want to know. */
  static List<Complaint> complaintsOfCamel(Settings settings) {
    return complaintsOfCamel(settings, RouteSchema.load());
  }

  static List<Complaint> complaintsOfCamel(Settings settings, RouteSchema schema) {
    List<Complaint> all = new ArrayList<>();
    RouteFolder routes = RouteFolder.read(settings.path("routes.dir"));
    add(all, ErrorCode.ROUTE_FILE, schema.check(routes));
    return all;
  }

  private static List<String> slugs(Path folder) {
    return MappingFolder.names(folder).stream().map(n -> n.toLowerCase(Locale.ROOT)).toList();
  }

  static void add(List<Complaint> all, ErrorCode code, Collection<Finding> findings) {
    findings.forEach(finding -> all.add(new Complaint(code, finding)));
  }
}
