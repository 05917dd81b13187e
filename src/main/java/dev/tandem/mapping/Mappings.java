package dev.tandem.mapping;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** All mappings of a node, in the order in which they must run: dependencies first. */
public record Mappings(List<Mapping> inOrder) {

  public Mappings {
    inOrder = sorted(inOrder);
  }

  /** By name or alias, without regard to capitals. */
  public Optional<Mapping> find(String name) {
    return first(mapping -> mapping.name().equals(name))
        .or(() -> first(mapping -> mapping.isCalled(name)));
  }

  private Optional<Mapping> first(Predicate<Mapping> wanted) {
    return inOrder.stream().filter(wanted).findFirst();
  }

  public Mapping get(String name) {
    return find(name)
        .orElseThrow(() -> new IllegalArgumentException("There is no mapping named " + name));
  }

  public List<Mapping> enabled() {
    return inOrder.stream().filter(Mapping::enabled).toList();
  }

  private static List<Mapping> sorted(List<Mapping> all) {
    Set<Mapping> done = new LinkedHashSet<>();
    all.forEach(m -> visit(m, all, done, new ArrayList<>()));
    return List.copyOf(done);
  }

  private static void visit(Mapping m, List<Mapping> all, Set<Mapping> done, List<String> path) {
    if (done.contains(m)) {
      return;
    }
    if (path.contains(m.name())) {
      throw new IllegalArgumentException("Dependency cycle: " + String.join(" > ", path));
    }
    path.add(m.name());
    for (String name : m.dependsOn()) {
      all.stream().filter(d -> d.name().equals(name)).forEach(d -> visit(d, all, done, path));
    }
    path.remove(path.size() - 1);
    done.add(m);
  }
}
