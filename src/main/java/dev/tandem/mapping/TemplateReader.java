package dev.tandem.mapping;

import java.util.ArrayList;
import java.util.List;

/** Reads the block {@code templates}: those for the CRM first. */
final class TemplateReader {
  private final List<YamlBlock> toCrm;
  private final List<YamlBlock> toErp;
  private final WordCheck words;

  TemplateReader(YamlBlock block, WordCheck words) {
    this.toCrm = block.blocks("to-crm", Shape.TEMPLATE);
    this.toErp = block.blocks("to-erp", Shape.TEMPLATE);
    this.words = words;
  }

  List<YamlBlock> blocks() {
    List<YamlBlock> all = new ArrayList<>(toCrm);
    all.addAll(toErp);
    return all;
  }

  /** The templates, in the order of their blocks. */
  List<Template> read() {
    List<Template> all = new ArrayList<>();
    toCrm.forEach(block -> all.add(template(Side.CRM, block)));
    toErp.forEach(block -> all.add(template(Side.ERP, block)));
    return all;
  }

  private Template template(Side target, YamlBlock block) {
    return new Template(
        target,
        block.text("name", "?"),
        block.wholeNumber("priority", 0),
        condition(block.text("when")),
        block.pairs("values", "{ property: value, … }"));
  }

  /** A condition that is not understood is left out; the checks complain about it. */
  private Condition condition(String text) {
    return text == null || words.filter().apply(text).isPresent()
        ? null
        : words.condition().apply(text);
  }
}
