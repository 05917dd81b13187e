package dev.tandem.mapping;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The page of one mapping in {@code docs/mappings}: the file's opening comment and its tables. */
record MappingPage(Mapping mapping, String file) {

  String text() {
    return String.join(
        "\n",
        "# " + mapping.name(),
        "",
        introduction(),
        "",
        "This page is made from [" + source() + "](../../" + source() + ").",
        "",
        "| | ERP | CRM |",
        "|---|---|---|",
        row("table", mapping.erp().entity(), crmTable()),
        row("picked up", filter(mapping.erp()), filter(mapping.crm())),
        row("created here", yesNo(mapping.createsIn(Side.ERP)), yesNo(mapping.createsIn(Side.CRM))),
        "",
        facts().stream().map(fact -> "- " + fact).collect(Collectors.joining("\n")),
        "",
        "| ERP | | CRM | how |",
        "|---|---|---|---|",
        rows(true),
        offRows());
  }

  private String source() {
    return "config/mappings/" + mapping.slug() + ".yaml";
  }

  private String introduction() {
    return file.lines()
        .takeWhile(line -> line.startsWith("#"))
        .map(line -> line.replaceFirst("^# ?", ""))
        .collect(Collectors.joining("\n"));
  }

  private String crmTable() {
    Table crm = mapping.crm();
    return crm.isOptionSet()
        ? "options of " + crm.optionSet() + " in " + crm.entity()
        : crm.entity();
  }

  private static String filter(Table table) {
    return table.filter() == null ? "all" : "`" + table.filter() + "`";
  }

  private static String yesNo(boolean flag) {
    return flag ? "yes" : "no";
  }

  private List<String> facts() {
    List<String> facts = new ArrayList<>();
    if (!mapping.aliases().isEmpty()) {
      facts.add("Also known as: " + String.join(", ", mapping.aliases()) + ".");
    }
    facts.add("Direction: " + mapping.direction().code() + ".");
    if (mapping.erp().api() != null) {
      facts.add("Needs the page of the ERP in the API `" + mapping.erp().api() + "`.");
    }
    for (Side side : Side.values()) {
      mapping.on(side).compose().forEach(c -> facts.add(composed(c)));
    }
    if (!mapping.dependsOn().isEmpty()) {
      facts.add("Runs after: " + String.join(", ", mapping.dependsOn()) + ".");
    }
    facts.add(
        "Partners are found by: "
            + mapping.match().stream()
                .map(MappingPage::group)
                .collect(Collectors.joining("; then "))
            + ".");
    facts.add(
        "Conflicts: "
            + YamlBlock.code(mapping.onUpdateConflict())
            + ". Deleted partners: "
            + YamlBlock.code(mapping.onDeletion())
            + ".");
    mapping.templates().forEach(template -> facts.add(template(template)));
    return facts;
  }

  private static String composed(Composition composition) {
    return "`%s` is %s."
        .formatted(
            composition.name(),
            composition.isWritable()
                ? "the name of a person: " + String.join(", ", composition.parts())
                : "`" + composition.text() + "`");
  }

  private static String group(List<MatchPair> pairs) {
    return pairs.stream()
        .map(pair -> "`" + pair.erp() + "` = `" + pair.crm() + "`")
        .collect(Collectors.joining(" and "));
  }

  private String offRows() {
    String rows = rows(false);
    return rows.isEmpty()
        ? ""
        : "\nSwitched off:\n\n| ERP | | CRM | why |\n|---|---|---|---|\n" + rows + "\n";
  }

  private String rows(boolean enabled) {
    return mapping.fields().stream()
        .filter(field -> field.enabled() == enabled)
        .map(MappingPage::fieldRow)
        .collect(Collectors.joining("\n"));
  }

  private static String fieldRow(FieldRule field) {
    return row(
        side(field, field.erp()),
        arrow(field.direction()),
        side(field, field.crm()),
        field.enabled() ? how(field) : field.reason());
  }

  private static String side(FieldRule field, String name) {
    return name == null ? "always " + plain(field.constant()) : "`" + name + "`";
  }

  private static String arrow(Direction direction) {
    return direction == Direction.BOTH ? "↔" : direction == Direction.TO_CRM ? "→" : "←";
  }

  private static String how(FieldRule field) {
    List<String> how = new ArrayList<>();
    if (field.isLookup()) {
      how.add("through " + String.join(" or ", field.lookup()));
      how.add("not coupled: " + YamlBlock.code(field.onMissing()));
    }
    if (field.createOnly()) {
      how.add("only with new records");
    }
    if (field.notNull()) {
      how.add("never emptied");
    }
    if (!field.values().isEmpty()) {
      how.add("values " + values(field.values()));
    }
    field.transform().forEach(rule -> how.add("`" + rule + "`"));
    how.addAll(checks(field.validate()));
    return String.join(", ", how);
  }

  private static List<String> checks(Validation validation) {
    List<String> checks = new ArrayList<>();
    if (validation.required()) {
      checks.add("required");
    }
    if (validation.maxLength() != null) {
      checks.add("at most " + validation.maxLength() + " characters");
    }
    if (validation.pattern() != null) {
      checks.add("like `" + validation.pattern() + "`");
    }
    if (validation.min() != null) {
      checks.add("at least " + plain(validation.min()));
    }
    if (validation.max() != null) {
      checks.add("at most " + plain(validation.max()));
    }
    return checks;
  }

  private static String template(Template template) {
    return "New records of the "
        + template.target()
        + (template.when() == null ? "" : " with `" + template.when().text() + "`")
        + " get from the template "
        + template.name()
        + ", where they have nothing else: "
        + values(template.values())
        + ".";
  }

  private static String values(Map<String, Object> values) {
    return new TreeMap<>(values)
        .entrySet().stream()
            .map(entry -> entry.getKey() + " = " + plain(entry.getValue()))
            .collect(Collectors.joining(", "));
  }

  private static String plain(Object value) {
    return value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
  }

  private static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |";
  }
}
