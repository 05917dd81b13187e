package dev.tandem.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.Node;

/** What must be true between the files of a folder. */
final class FolderChecks {
  private final List<Draft> drafts;
  private final Set<String> names;

  /** Names: those of all files, also of those that could not be read. */
  FolderChecks(List<Draft> drafts, List<String> names) {
    this.drafts = drafts;
    this.names = new HashSet<>(names);
    drafts.forEach(draft -> this.names.add(draft.mapping().name()));
  }

  void check() {
    checkNamesAreUnique();
    drafts.forEach(this::checkNamesAreKnown);
    checkCycles();
    new CompanyChecks(drafts).check();
  }

  private void checkNamesAreUnique() {
    Map<String, String> owners = new HashMap<>();
    for (Draft draft : drafts) {
      if (draft.root().has("name")) {
        claim(draft.mapping().name(), draft.root().at("name"), draft, owners);
      }
      draft.root().items("aliases").stream()
          .filter(Scalar::isText)
          .forEach(alias -> claim(Scalar.text(alias), alias, draft, owners));
    }
  }

  private static void claim(String name, Node at, Draft draft, Map<String, String> owners) {
    Findings findings = draft.findings();
    String owner = owners.putIfAbsent(Mapping.folded(name), findings.place(at));
    if (owner != null) {
      findings.add(
          at, "The name " + name + " is already used in " + owner + ".", "Choose another.");
    }
  }

  private void checkNamesAreKnown(Draft draft) {
    draft.root().items("dependsOn").forEach(item -> checkKnown(item, draft));
    draft.rows().stream()
        .filter(row -> row.has("lookup"))
        .forEach(row -> row.items("lookup").forEach(item -> checkKnown(item, draft)));
    for (int i = 0; i < draft.rows().size(); i++) {
      FieldRule rule = draft.mapping().fields().get(i);
      YamlBlock row = draft.rows().get(i);
      rule.lookup().forEach(name -> checkKey(rule, row, name));
      checkOneTable(rule, row);
    }
  }

  /** Without a key, the reference would be emptied. */
  private void checkKey(FieldRule rule, YamlBlock row, String name) {
    if (rule.take() == Take.KEY && rule.enabled() && rule.direction().flowsTo(Side.ERP)) {
      find(name)
          .filter(draft -> draft.mapping().erp().keyProperty().isEmpty())
          .ifPresent(
              draft ->
                  row.complain(
                      "lookup",
                      rule.erp() + " takes the key of a record, and " + name + " has none.",
                      "Name it there, as key under erp, or write take: id here."));
    }
  }

  /** A column of the CRM is bound to a record of one table. */
  private void checkOneTable(FieldRule rule, YamlBlock row) {
    Set<Object> tables =
        rule.lookup().stream()
            .flatMap(name -> find(name).stream())
            .map(draft -> draft.mapping().crm())
            .map(table -> List.of(String.valueOf(table.entity()), table.isOptionSet()))
            .collect(Collectors.toSet());
    if (tables.size() > 1) {
      row.complain(
          "lookup",
          "The mappings of one lookup have several tables in the CRM.",
          "Name only mappings with the same entity under crm, or write a row for each.");
    }
  }

  private void checkKnown(Node at, Draft draft) {
    if (Scalar.isText(at) && !names.contains(Scalar.text(at))) {
      String name = Scalar.text(at);
      draft.findings().add(at, "There is no mapping named " + name + ".", remedyForUnknown(name));
    }
  }

  private String remedyForUnknown(String name) {
    return drafts.stream()
        .map(Draft::mapping)
        .filter(mapping -> mapping.isCalled(name))
        .findFirst()
        .map(mapping -> name + " is another name for it: write " + mapping.name() + ".")
        .orElseGet(() -> Spelling.remedy(name, names.stream().sorted().toList()));
  }

  private void checkCycles() {
    Set<String> done = new HashSet<>();
    drafts.forEach(draft -> visit(draft, new ArrayList<>(), done));
  }

  private void visit(Draft draft, List<String> path, Set<String> done) {
    String name = draft.mapping().name();
    if (path.contains(name)) {
      report(draft, path.subList(path.indexOf(name), path.size()));
      return;
    }
    if (done.contains(name)) {
      return;
    }
    path.add(name);
    for (String next : draft.mapping().dependsOn()) {
      find(next).ifPresent(d -> visit(d, path, done));
    }
    path.remove(path.size() - 1);
    done.add(name);
  }

  private Optional<Draft> find(String name) {
    return drafts.stream().filter(d -> d.mapping().name().equals(name)).findFirst();
  }

  private static void report(Draft draft, List<String> cycle) {
    draft
        .findings()
        .add(
            draft.root().at("dependsOn"),
            "Mappings depend on each other: "
                + String.join(" > ", cycle)
                + " > "
                + cycle.get(0)
                + ".",
            "Remove one of these names from dependsOn.");
  }
}
