package dev.tandem.app;

import dev.tandem.mapping.Finding;
import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Mappings;
import dev.tandem.mapping.Spelling;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Finds in route files what Camel lets pass or says badly: broken YAML, misspelt configuration ids
 * and step names, mappings without routes and routes without mappings.
 */
final class RouteLint {
  private static final String SUFFIX = ".camel.yaml";

  private final Path directory;
  private final Set<String> beans;
  private final List<Finding> findings = new ArrayList<>();
  private final Map<Path, Node> files = new TreeMap<>();

  private RouteLint(Path directory, Set<String> beans) {
    this.directory = directory;
    this.beans = beans;
  }

  static List<Finding> check(Path directory, Mappings mappings, Set<String> beans) {
    RouteLint lint = new RouteLint(directory, beans);
    lint.parse();
    lint.checkReferences();
    lint.checkMappings(mappings);
    return lint.findings;
  }

  private void parse() {
    try (Stream<Path> all = Files.walk(directory, 2)) {
      all.filter(p -> p.toString().endsWith(SUFFIX)).sorted().forEach(this::parse);
    } catch (IOException e) {
      add(directory, null, "The folder of route files cannot be read.", "Set routes.dir.");
    }
  }

  private void parse(Path file) {
    Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
    try (var reader = Files.newBufferedReader(file)) {
      Node root = yaml.compose(reader);
      if (root != null) {
        files.put(file, root);
      }
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
      int column = e.getProblemMark() == null ? 0 : e.getProblemMark().getColumn() + 1;
      findings.add(
          new Finding(
              file.toString(), line, column, "Broken YAML: " + e.getProblem() + ".", "Mend it."));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void checkReferences() {
    Set<String> configurations = new TreeSet<>();
    files.values().forEach(root -> collect(root, "routeConfiguration", "id", configurations));
    files.forEach(
        (file, root) -> {
          visit(file, root, "routeConfigurationId", configurations, "error configuration");
          visit(file, root, "ref", beans, "step");
        });
  }

  /** Collects the ids of all blocks of one kind. */
  private static void collect(Node node, String kind, String key, Set<String> ids) {
    for (NodeTuple entry : entries(node)) {
      if (kind.equals(text(entry.getKeyNode()))) {
        entries(entry.getValueNode()).stream()
            .filter(e -> key.equals(text(e.getKeyNode())))
            .forEach(e -> ids.add(text(e.getValueNode())));
      }
      collect(entry.getValueNode(), kind, key, ids);
    }
    if (node instanceof SequenceNode list) {
      list.getValue().forEach(item -> collect(item, kind, key, ids));
    }
  }

  private void visit(Path file, Node node, String key, Set<String> known, String what) {
    for (NodeTuple entry : entries(node)) {
      String value = text(entry.getValueNode());
      if (key.equals(text(entry.getKeyNode())) && value != null && !known.contains(value)) {
        add(
            file,
            entry.getValueNode(),
            "There is no " + what + " named " + value + ".",
            Spelling.remedy(value, known));
      }
      visit(file, entry.getValueNode(), key, known, what);
    }
    if (node instanceof SequenceNode list) {
      list.getValue().forEach(item -> visit(file, item, key, known, what));
    }
  }

  private void checkMappings(Mappings mappings) {
    Set<String> slugs = new TreeSet<>();
    mappings.inOrder().stream().map(Mapping::slug).forEach(slugs::add);
    for (String slug : slugs) {
      if (!files.containsKey(directory.resolve(slug + SUFFIX)) && !isBroken(slug)) {
        add(
            directory.resolve(slug + SUFFIX),
            null,
            "The mapping " + slug + " has no route file.",
            "Copy another route file to this name and change its names.");
      }
    }
    files.keySet().stream()
        .filter(file -> file.getParent().equals(directory))
        .forEach(file -> checkRouteFile(file, slugs));
  }

  private void checkRouteFile(Path file, Set<String> slugs) {
    String slug = file.getFileName().toString().replace(SUFFIX, "");
    if (!slugs.contains(slug)) {
      add(file, null, "There is no mapping for this route file.", Spelling.remedy(slug, slugs));
    }
    Set<String> ids = new TreeSet<>();
    collect(files.get(file), "route", "id", ids);
    if (!ids.contains(slug + "-apply")) {
      add(file, null, "The route " + slug + "-apply is missing.", "Add it as in the other files.");
    }
  }

  private boolean isBroken(String slug) {
    return findings.stream().anyMatch(f -> f.file().endsWith(slug + SUFFIX));
  }

  private void add(Path file, Node at, String message, String remedy) {
    int line = at == null ? 0 : at.getStartMark().getLine() + 1;
    int column = at == null ? 0 : at.getStartMark().getColumn() + 1;
    findings.add(new Finding(file.toString(), line, column, message, remedy));
  }

  private static List<NodeTuple> entries(Node node) {
    return node instanceof MappingNode block ? block.getValue() : List.of();
  }

  private static String text(Node node) {
    return node instanceof ScalarNode scalar ? scalar.getValue() : null;
  }
}
