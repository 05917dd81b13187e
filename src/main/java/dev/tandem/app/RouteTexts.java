package dev.tandem.app;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** Brings the text of route files into a Camel context, and finds there what came from a file. */
final class RouteTexts {
  private static final String SCHEME = "file:";

  private final ModelCamelContext context;
  private final List<RouteConfigurationDefinition> configurations = new ArrayList<>();

  RouteTexts(CamelContext context) {
    this.context = (ModelCamelContext) context;
  }

  /**
   * Adds what the files hold; in a running context their routes start at once, shared ones first.
   */
  void load(Map<Path, String> files) throws Exception {
    List<Path> sharedFirst =
        files.keySet().stream()
            .sorted(Comparator.comparing((Path file) -> !RouteFolder.isShared(file)))
            .toList();
    Resource[] resources =
        sharedFirst.stream().map(f -> resource(f, files.get(f))).toArray(Resource[]::new);
    List<RouteConfigurationDefinition> others =
        List.copyOf(context.getRouteConfigurationDefinitions());
    try {
      PluginHelper.getRoutesLoader(context).loadRoutes(resources);
    } finally {
      context.getRouteConfigurationDefinitions().stream()
          .filter(configuration -> !others.contains(configuration))
          .forEach(configurations::add);
    }
  }

  private static Resource resource(Path file, String text) {
    return ResourceHelper.fromBytes(SCHEME + file, text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Ids of the routes that came from the files, those first that nobody waits for. */
  List<String> ids(Map<Path, String> files) {
    return context.getRouteDefinitions().stream()
        .filter(route -> isFrom(route, files))
        .sorted(Comparator.comparing(RouteTexts::depth))
        .map(RouteDefinition::getId)
        .toList();
  }

  /** Routes of mappings call shared ones, and whatever asks a system calls the courier. */
  private static int depth(RouteDefinition route) {
    Path file = file(route.getResource());
    if (file.endsWith(RouteFolder.COURIER)) {
      return 2;
    }
    return RouteFolder.isShared(file) ? 1 : 0;
  }

  private static Path file(Resource resource) {
    return Path.of(resource.getLocation().substring(SCHEME.length()));
  }

  /** Takes a stopped route out. */
  void remove(String id) throws Exception {
    context.removeRoute(id);
    RouteDefinition definition = context.getRouteDefinition(id);
    if (definition != null) {
      context.removeRouteDefinition(definition);
    }
  }

  /** Takes all error configurations out that came from files; Camel does not know from which. */
  void removeConfigurations() throws Exception {
    for (RouteConfigurationDefinition configuration : configurations) {
      context.removeRouteConfiguration(configuration);
    }
    configurations.clear();
  }

  private static boolean isFrom(RouteDefinition route, Map<Path, String> files) {
    Resource resource = route.getResource();
    return resource != null
        && resource.getLocation().startsWith(SCHEME)
        && files.containsKey(file(resource));
  }
}
