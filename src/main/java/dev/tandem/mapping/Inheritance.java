package dev.tandem.mapping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Gives files what they take over from the mappings that they extend. */
final class Inheritance {
  private final Map<String, MappingFile> files = new HashMap<>();
  private final Map<String, MappingFile> whole = new LinkedHashMap<>();
  private final Set<String> visited = new HashSet<>();
  private final Collection<String> names;

  /** Names: those of all files, also of those that could not be read. */
  Inheritance(List<MappingFile> files, Collection<String> names) {
    files.forEach(file -> this.files.put(file.name(), file));
    this.names = names;
    files.forEach(file -> complete(file.name(), new ArrayList<>()));
  }

  /** The files, each with all that it takes over, those that others extend before the others. */
  List<MappingFile> whole() {
    return List.copyOf(whole.values());
  }

  private void complete(String name, List<String> path) {
    if (!files.containsKey(name) || !visited.add(name)) {
      return;
    }
    MappingFile file = files.get(name);
    path.add(name);
    Optional<Node> parent = file.parent();
    if (parent.isEmpty()) {
      whole.put(name, file);
    } else {
      complete(file, parent.get(), path);
    }
    path.remove(name);
  }

  private void complete(MappingFile file, Node parent, List<String> path) {
    String name = Scalar.text(parent);
    if (path.contains(name)) {
      reportCycle(file, parent, path.subList(path.indexOf(name), path.size()));
    } else if (!names.contains(name)) {
      file.findings()
          .add(
              parent,
              "There is no mapping named " + name + ".",
              Spelling.remedy(name, names.stream().sorted().toList()));
    } else {
      complete(name, path);
      Optional.ofNullable(whole.get(name))
          .ifPresent(above -> whole.put(file.name(), joined(file, parent, above)));
    }
  }

  private static MappingFile joined(MappingFile file, Node parent, MappingFile above) {
    if (!(file.root() instanceof MappingNode own
        && above.root() instanceof MappingNode inherited)) {
      return file;
    }
    file.findings().takesOver(inherited, parent, above.findings());
    Overlay overlay = new Overlay(own, file.findings());
    return new MappingFile(
        overlay.over(inherited), file.text() + "\n" + above.text(), file.findings());
  }

  private static void reportCycle(MappingFile file, Node parent, List<String> cycle) {
    String names =
        String.join(" > ", Stream.concat(cycle.stream(), Stream.of(cycle.get(0))).toList());
    file.findings()
        .add(
            parent,
            "Mappings extend each other: " + names + ".",
            "Remove extends from one of them, and write down there what it needs.");
  }
}
