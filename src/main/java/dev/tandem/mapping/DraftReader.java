package dev.tandem.mapping;

import java.util.List;

/** Turns the nodes of one mapping file into a mapping, with the defaults for what is absent. */
final class DraftReader {
  private final String text;
  private final YamlBlock root;
  private final YamlBlock erp;
  private final YamlBlock crm;
  private final YamlBlock create;
  private final List<YamlBlock> rows;
  private final TemplateReader templates;
  private final Toggle toggle;
  private final Findings findings;

  DraftReader(MappingFile file, WordCheck words) {
    this.text = file.text();
    this.findings = file.findings();
    this.toggle = new Toggle(words.switches());
    this.root = YamlBlock.of(file.root(), Shape.MAPPING, findings);
    this.erp = root.block("erp", Shape.ERP_TABLE);
    this.crm = root.block("crm", Shape.CRM_TABLE);
    this.create = root.block("create", Shape.CREATE);
    this.rows = root.blocks("fields", Shape.FIELD);
    this.templates = new TemplateReader(root.block("templates", Shape.TEMPLATES), words);
  }

  Draft read() {
    return new Draft(
        mapping(revision()), root, erp, crm, create, rows, templates.blocks(), findings);
  }

  private String revision() {
    String states = toggle.states(text);
    return states.isEmpty() ? Revision.of(text) : Revision.of(text, states);
  }

  private Mapping mapping(String revision) {
    Direction direction = root.word("direction", Direction.class, Direction.BOTH);
    FieldReader fields = new FieldReader(direction, toggle);
    return new Mapping(
        root.text("name", ""),
        root.texts("aliases"),
        toggle.read(root),
        root.text("reason"),
        table(erp, "id", "lastModifiedDateTime", erp.text("company"), null),
        crmTable(),
        direction,
        create.flag("to-crm", false),
        create.flag("to-erp", false),
        root.texts("dependsOn"),
        root.word("onUpdateConflict", ConflictPolicy.class, ConflictPolicy.ASK),
        root.word("onDeletion", DeletionPolicy.class, DeletionPolicy.ASK),
        root.groups("match", Shape.PAIR).stream().map(DraftReader::pairs).toList(),
        rows.stream().map(fields::read).toList(),
        templates.read(),
        findings.file(),
        revision);
  }

  /** The records of an option set are its options: they have a value, a label and no stamp. */
  private Table crmTable() {
    return crm.has("optionSet")
        ? table(crm, "value", null, null, null)
        : table(
            crm,
            EntitySet.idOf(crm.text("entity")),
            "modifiedon",
            null,
            new CompanyReader(crm).read());
  }

  private Table table(
      YamlBlock table, String id, String modified, String company, CompanyColumn column) {
    return new Table(
        table.text("entity"),
        table.text("id", id),
        table.text("modified", modified),
        table.text("key"),
        table.text("filter"),
        table.text("identity"),
        table.text("numbering"),
        table.text("optionSet"),
        table.text("api"),
        company,
        column,
        new ComposeReader(table, findings).read(),
        table.texts("optionCopies"));
  }

  private static List<MatchPair> pairs(List<YamlBlock> group) {
    group.forEach(pair -> pair.require("erp", "crm"));
    return group.stream()
        .map(p -> new MatchPair(p.text("erp"), p.text("crm"), p.flag("caseSensitive", false)))
        .toList();
  }
}
