package dev.tandem.app;

import dev.tandem.camel.Beans;
import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Mappings;
import dev.tandem.mapping.Side;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What route files may name, and which routes the mappings need.
 *
 * @param routes ids of the routes that each mapping needs, by its slug
 * @param beans steps
 * @param properties placeholders
 */
record RouteNames(Map<String, List<String>> routes, Set<String> beans, Set<String> properties) {
  static RouteNames of(Settings settings, Mappings mappings) {
    Map<String, List<String>> routes = new TreeMap<>();
    mappings.inOrder().forEach(mapping -> routes.put(mapping.slug(), routes(mapping)));
    return of(settings, routes);
  }

  /** As far as names go, where the mapping files themselves cannot be read. */
  static RouteNames of(Settings settings, Collection<String> slugs) {
    Map<String, List<String>> routes = new TreeMap<>();
    slugs.forEach(slug -> routes.put(slug, List.of(slug + "-apply")));
    return of(settings, routes);
  }

  private static RouteNames of(Settings settings, Map<String, List<String>> routes) {
    Set<String> properties = new TreeSet<>(settings.file().values().keySet());
    for (Setting setting : Setting.values()) {
      properties.add(setting.key());
    }
    routes.keySet().forEach(slug -> properties.add(slug + ".cron"));
    return new RouteNames(routes, Beans.NAMES, properties);
  }

  private static List<String> routes(Mapping mapping) {
    List<String> ids = new ArrayList<>();
    for (Side side : Side.values()) {
      if (mapping.direction().flowsTo(side.other())) {
        ids.add(mapping.slug() + "-pull-" + side.code());
      }
    }
    ids.add(mapping.slug() + "-apply");
    return ids;
  }

  Set<String> slugs() {
    return routes.keySet();
  }
}
