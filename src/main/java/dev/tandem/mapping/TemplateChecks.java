package dev.tandem.mapping;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What must be true for the templates of a mapping. */
final class TemplateChecks {
  private final WordCheck words;

  TemplateChecks(WordCheck words) {
    this.words = words;
  }

  void check(Draft draft) {
    List<Template> all = draft.mapping().templates();
    for (int i = 0; i < all.size(); i++) {
      Template template = all.get(i);
      YamlBlock block = draft.templates().get(i);
      block.require("name", "values");
      checkDirection(template, block, draft.mapping());
      checkCondition(template, block);
      checkValues(template, block, draft.mapping());
      checkIsReached(i, all, block);
    }
    checkNames(draft);
  }

  private static void checkNames(Draft draft) {
    Map<String, Integer> lines = new HashMap<>();
    for (YamlBlock block : draft.templates()) {
      String name = block.has("name") ? block.text("name") : null;
      Integer first = name == null ? null : lines.putIfAbsent(name, block.line());
      if (first != null) {
        block.complain(
            "name", "The template " + name + " is already in line " + first + ".", "Rename one.");
      }
    }
  }

  private static void checkDirection(Template template, YamlBlock block, Mapping mapping) {
    if (!mapping.direction().flowsTo(template.target())) {
      block.complain(
          "name",
          "Nothing is created in the " + template.target() + ": the mapping does not go there.",
          "Remove the template, or change the direction of the mapping.");
    }
  }

  private void checkCondition(Template template, YamlBlock block) {
    if (template.when() != null) {
      template.when().properties().stream()
          .filter(property -> property.contains("/"))
          .forEach(
              property ->
                  block.complain(
                      "when",
                      "The condition asks for " + property + ", which is of another record.",
                      "Ask for properties of the record itself."));
    } else if (block.has("when") && Scalar.isText(block.at("when"))) {
      words
          .filter()
          .apply(Scalar.text(block.at("when")))
          .ifPresent(complaint -> complainOfCondition(block, complaint));
    }
  }

  private static void complainOfCondition(YamlBlock block, String complaint) {
    block.complain(
        "when",
        "The condition is not understood: " + complaint,
        "Correct it; it is an OData filter such as customertypecode eq 3.");
  }

  private static void checkValues(Template template, YamlBlock block, Mapping mapping) {
    mapping.activeFields().stream()
        .filter(FieldRule::isConstant)
        .filter(rule -> template.values().containsKey(rule.on(template.target())))
        .forEach(
            rule ->
                block.complain(
                    "values",
                    rule.on(template.target())
                        + " has no effect here: line "
                        + rule.line()
                        + " always writes a constant.",
                    "Remove one of the two."));
    if (mapping.on(template.target()).isOptionSet()) {
      template.values().keySet().stream()
          .filter(property -> !"label".equals(property))
          .forEach(
              property ->
                  block.complain(
                      "values",
                      "An option has no " + property + ".",
                      "Write label, the only property of an option."));
    }
  }

  /** A template without condition takes every record: those after it are never reached. */
  private static void checkIsReached(int index, List<Template> all, YamlBlock block) {
    Template template = all.get(index);
    for (int i = 0; i < all.size(); i++) {
      Template other = all.get(i);
      boolean comesFirst =
          other.priority() < template.priority()
              || other.priority() == template.priority() && i < index;
      if (other.target() == template.target() && other.isForAll() && comesFirst) {
        block.complain(
            "name",
            "The template is never used: " + other.name() + " comes before it and takes all.",
            "Write a condition there, or a lower priority here.");
        return;
      }
    }
  }
}
