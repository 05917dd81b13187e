package dev.tandem.app;

import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which route files must go and which must come.
 *
 * @param leaving files as they run now
 * @param entering files as they are wanted
 */
record RouteEdit(SortedMap<Path, String> leaving, SortedMap<Path, String> entering) {
  /** What routes take from it is fixed when they are made. */
  private static final String CONFIGURATION = "routeConfiguration:";

  static RouteEdit between(SortedMap<Path, String> loaded, SortedMap<Path, String> wanted) {
    SortedMap<Path, String> leaving = without(loaded, wanted);
    SortedMap<Path, String> entering = without(wanted, loaded);
    boolean all = concernsAll(leaving) || concernsAll(entering);
    return all ? new RouteEdit(loaded, wanted) : new RouteEdit(leaving, entering);
  }

  /** Shared routes are never idle as long as routes of mappings feed them. */
  private static boolean concernsAll(SortedMap<Path, String> files) {
    return files.keySet().stream().anyMatch(RouteFolder::isShared) || hasConfiguration(files);
  }

  static boolean hasConfiguration(SortedMap<Path, String> files) {
    return files.values().stream().anyMatch(text -> text.contains(CONFIGURATION));
  }

  static SortedMap<Path, String> without(
      SortedMap<Path, String> some, SortedMap<Path, String> others) {
    SortedMap<Path, String> rest = new TreeMap<>(some);
    rest.entrySet().removeAll(others.entrySet());
    return rest;
  }

  boolean isNothing() {
    return leaving.isEmpty() && entering.isEmpty();
  }
}
