package dev.tandem.mapping;

import java.util.List;

/** The blocks of a mapping file and the keys that each may have. */
enum Shape {
  MAPPING(
      "name",
      "aliases",
      "extends",
      "lookups",
      "enabled",
      "reason",
      "erp",
      "crm",
      "direction",
      "create",
      "dependsOn",
      "onUpdateConflict",
      "onDeletion",
      "match",
      "fields",
      "templates"),
  ERP_TABLE(
      "entity",
      "api",
      "id",
      "modified",
      "key",
      "filter",
      "identity",
      "numbering",
      "company",
      "compose"),
  CRM_TABLE(
      "entity",
      "id",
      "modified",
      "key",
      "filter",
      "identity",
      "numbering",
      "optionSet",
      "optionCopies",
      "company",
      "companyScope",
      "companyBind",
      "compose"),
  COMPOSITION("personName", "text", "writes"),
  CREATE("to-crm", "to-erp"),
  PAIR("erp", "crm", "caseSensitive"),
  TEMPLATES("to-crm", "to-erp"),
  TEMPLATE("name", "priority", "when", "values"),
  FIELD(
      "erp",
      "crm",
      "direction",
      "constant",
      "lookup",
      "take",
      "onMissing",
      "notNull",
      "createOnly",
      "transform",
      "values",
      "validate",
      "onConflict",
      "bind",
      "enabled",
      "reason"),
  VALIDATE("required", "maxLength", "pattern", "min", "max");

  private final List<String> keys;

  Shape(String... keys) {
    this.keys = List.of(keys);
  }

  List<String> keys() {
    return keys;
  }
}
