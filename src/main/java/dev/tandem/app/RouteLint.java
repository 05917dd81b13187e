package dev.tandem.app;

import static dev.tandem.app.YamlFile.text;

import dev.tandem.mapping.Finding;
import dev.tandem.mapping.Spelling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Finds in route files what Camel lets pass or says badly: broken YAML, misspelt names of error
 * configurations, steps, routes and placeholders, mappings without routes and the reverse.
 */
final class RouteLint {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([A-Za-z0-9._-]+)}}");
  private static final String DIRECT = "direct:";

  private final RouteFolder folder;
  private final RouteNames names;
  private final List<Finding> findings;

  private RouteLint(RouteFolder folder, RouteNames names) {
    this.folder = folder;
    this.names = names;
    this.findings = new ArrayList<>(folder.broken());
  }

  static List<Finding> check(RouteFolder folder, RouteNames names) {
    RouteLint lint = new RouteLint(folder, names);
    lint.checkReferences();
    lint.checkRouteIds();
    folder.files().forEach(lint::checkKeysAreUnique);
    folder.files().stream().filter(lint::hasPurpose).forEach(lint::checkPlaceholders);
    lint.checkMappingsHaveFiles();
    folder.ofMappings().forEach(lint::checkFileOfMapping);
    return lint.findings;
  }

  private void checkReferences() {
    Set<String> configurations = ids("routeConfiguration");
    Set<String> doors = doors();
    for (YamlFile file : folder.files()) {
      check(file, file.under("routeConfigurationId"), configurations, "error configuration");
      check(file, file.under("ref"), names.beans(), "step");
      check(file, directs(file), doors, "route from");
    }
  }

  private void check(
      YamlFile file, Collection<? extends Node> nodes, Set<String> known, String what) {
    for (Node node : nodes) {
      String value = text(node);
      if (value != null && !known.contains(value) && !value.contains("{{")) {
        String message = "There is no " + what + " named " + value + ".";
        findings.add(file.finding(node, message, Spelling.remedy(value, known)));
      }
    }
  }

  private Set<String> ids(String kind) {
    Set<String> ids = new TreeSet<>();
    for (YamlFile file : folder.files()) {
      file.under(kind).forEach(b -> YamlFile.value(b, "id").ifPresent(id -> ids.add(text(id))));
    }
    return ids;
  }

  /** Where routes begin that other routes call. */
  private Set<String> doors() {
    Set<String> doors = new TreeSet<>();
    for (YamlFile file : folder.files()) {
      for (Node from : file.under("from")) {
        String uri = text(YamlFile.value(from, "uri").orElse(from));
        if (uri != null && uri.startsWith(DIRECT)) {
          doors.add(uri);
        }
      }
    }
    return doors;
  }

  private static List<ScalarNode> directs(YamlFile file) {
    return file.scalars().stream().filter(s -> s.getValue().startsWith(DIRECT)).toList();
  }

  private void checkRouteIds() {
    Map<String, YamlFile> owners = new HashMap<>();
    for (YamlFile file : folder.files()) {
      for (Node route : file.under("route")) {
        Node id = YamlFile.value(route, "id").orElse(null);
        YamlFile owner = id == null ? null : owners.putIfAbsent(text(id), file);
        if (owner != null) {
          String message = "The route id " + text(id) + " is already used in " + owner.path() + ".";
          findings.add(file.finding(id, message, "Give one of the two another id."));
        }
      }
    }
  }

  private void checkKeysAreUnique(YamlFile file) {
    for (MappingNode block : file.blocks()) {
      Set<String> seen = new HashSet<>();
      block.getValue().stream()
          .map(entry -> entry.getKeyNode())
          .filter(key -> !seen.add(text(key)))
          .forEach(
              key ->
                  findings.add(
                      file.finding(
                          key, "The key " + text(key) + " is here twice.", "Remove one of them.")));
    }
  }

  private void checkPlaceholders(YamlFile file) {
    for (ScalarNode value : file.scalars()) {
      Matcher placeholder = PLACEHOLDER.matcher(value.getValue());
      while (placeholder.find()) {
        String name = placeholder.group(1);
        if (!names.properties().contains(name)) {
          String message = "There is no setting " + name + " for {{" + name + "}}.";
          findings.add(file.finding(value, message, remedyForPlaceholder(name)));
        }
      }
    }
    file.under("cron").forEach(cron -> checkCron(file, cron));
  }

  private String remedyForPlaceholder(String name) {
    return Spelling.nearest(name, names.properties())
        .map(near -> "Did you mean " + near + "?")
        .orElse("Name a setting that exists, or write the value itself.");
  }

  /** What follows from a missing mapping is not told as well. */
  private boolean hasPurpose(YamlFile file) {
    return !folder.ofMappings().contains(file) || names.slugs().contains(RouteFolder.slug(file));
  }

  private void checkCron(YamlFile file, Node node) {
    String cron = text(node);
    if (cron != null && !cron.contains("{{")) {
      SettingsLint.complaintOfCron(cron)
          .ifPresent(c -> findings.add(file.finding(node, c, SettingsLint.cronRemedy())));
    }
  }

  private void checkMappingsHaveFiles() {
    for (String slug : names.slugs()) {
      if (!folder.has(slug)) {
        String message = "The mapping " + slug + " has no route file.";
        String remedy = "Copy another route file to this name and change its names.";
        findings.add(new Finding(folder.ofMapping(slug).toString(), 0, 0, message, remedy));
      }
    }
  }

  private void checkFileOfMapping(YamlFile file) {
    String slug = RouteFolder.slug(file);
    if (!names.slugs().contains(slug)) {
      String remedy =
          Spelling.nearest(slug, names.slugs())
              .map(near -> "Did you mean " + near + "?")
              .orElse("Delete it too, or write the mapping file " + slug + ".yaml.");
      findings.add(file.finding(null, "There is no mapping for this route file.", remedy));
      return;
    }
    Set<String> ids = new TreeSet<>();
    file.under("route").forEach(r -> YamlFile.value(r, "id").ifPresent(id -> ids.add(text(id))));
    for (String needed : names.routes().get(slug)) {
      if (!ids.contains(needed)) {
        String message = "The route " + needed + " is missing.";
        findings.add(file.finding(null, message, "Add it as in the other route files."));
      }
    }
    file.under("setVariable").forEach(variable -> checkMappingName(file, variable));
  }

  /** A copied file whose mapping was not changed would do another mapping's work. */
  private void checkMappingName(YamlFile file, Node variable) {
    String name = YamlFile.value(variable, "name").map(YamlFile::text).orElse("");
    Node constant = YamlFile.value(variable, "constant").orElse(null);
    if (name.equals("mapping") && !RouteFolder.slug(file).equalsIgnoreCase(text(constant))) {
      String expected = RouteFolder.slug(file).toUpperCase(java.util.Locale.ROOT);
      String message = "This file works for the mapping " + text(constant) + ".";
      findings.add(file.finding(constant, message, "Write constant: " + expected + "."));
    }
  }
}
