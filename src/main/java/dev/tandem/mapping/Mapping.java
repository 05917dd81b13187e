package dev.tandem.mapping;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * An integration table mapping: one file of {@code config/mappings}.
 *
 * @param name e.g. {@code CUSTOMER-ACCOUNT}
 * @param aliases other names that users know it by
 * @param enabled false = present but off
 * @param reason why it is off, or null
 * @param erp the ERP table
 * @param crm the CRM table
 * @param direction which way records flow
 * @param createInCrm true: uncoupled ERP records are created in the CRM; false: only coupled
 *     records are synchronised
 * @param createInErp the same for the ERP
 * @param dependsOn mappings that run before this one
 * @param onUpdateConflict who wins when both sides changed one field
 * @param onDeletion what happens when a partner was deleted
 * @param match groups of pairs, tried in order, each on its own
 * @param fields field rules in order
 * @param templates values for new records, in the order of the file
 * @param file where it was read from, for messages
 * @param revision hash of the file's content: a new revision releases failed records
 */
public record Mapping(
    String name,
    List<String> aliases,
    boolean enabled,
    String reason,
    Table erp,
    Table crm,
    Direction direction,
    boolean createInCrm,
    boolean createInErp,
    List<String> dependsOn,
    ConflictPolicy onUpdateConflict,
    DeletionPolicy onDeletion,
    List<List<MatchPair>> match,
    List<FieldRule> fields,
    List<Template> templates,
    String file,
    String revision) {

  public Mapping {
    aliases = List.copyOf(aliases);
    dependsOn = List.copyOf(dependsOn);
    match = match.stream().map(List::copyOf).toList();
    fields = List.copyOf(fields);
    templates = List.copyOf(templates);
  }

  public Table on(Side side) {
    return side == Side.CRM ? crm : erp;
  }

  /**
   * Changes with what decides which records of a side are picked up: then the bookmark of that side
   * is of no use, since records that it has passed may satisfy the filter now.
   */
  public String filterRevision(Side side) {
    Table table = on(side);
    return Revision.of(
        table.api(),
        table.entity(),
        table.filter(),
        table.optionSet(),
        table.company(),
        String.valueOf(table.companyColumn()),
        String.valueOf(direction.flowsTo(side.other())));
  }

  /** True if uncoupled records of the other side are created on the given side. */
  public boolean createsIn(Side target) {
    return direction.flowsTo(target) && (target == Side.CRM ? createInCrm : createInErp);
  }

  /** True if the name or an alias is the given one, without regard to capitals. */
  public boolean isCalled(String given) {
    String folded = folded(given);
    return folded(name).equals(folded) || aliases.stream().anyMatch(a -> folded(a).equals(folded));
  }

  /** Names that are the same to people have one form. */
  static String folded(String name) {
    return Normalizer.normalize(name.strip(), Normalizer.Form.NFC).toUpperCase(Locale.ROOT);
  }

  /** The name in topics, route ids and property keys: {@code customer-account}. */
  public String slug() {
    return name.toLowerCase(Locale.ROOT);
  }

  /** The rule of a matched pair, also if it is off; of several, one that flows to the ERP. */
  public Optional<FieldRule> fieldOf(MatchPair pair) {
    return fields.stream()
        .filter(f -> pair.erp().equals(f.erp()) && pair.crm().equals(f.crm()))
        .min(Comparator.comparing(f -> !f.direction().flowsTo(Side.ERP)));
  }

  /** Field rules that are transferred at all. */
  public List<FieldRule> activeFields() {
    return fields.stream().filter(FieldRule::enabled).toList();
  }

  /** The template for a new record on the given side: of those that fit, the lowest priority. */
  public Optional<Template> template(Side target, Function<String, Object> source) {
    return templates.stream()
        .filter(template -> template.target() == target && template.fits(source))
        .min(Comparator.comparingInt(Template::priority));
  }

  /**
   * Everything that must be read from a side to plan a change: key properties, those that are
   * mapped, matched or asked for by templates, and the company.
   */
  public Set<String> properties(Side side) {
    Set<String> names = new LinkedHashSet<>();
    on(side).keyProperty().ifPresent(names::add);
    if (on(side).identity() != null) {
      names.add(on(side).identity());
    }
    activeFields().stream().filter(f -> f.on(side) != null).forEach(f -> names.add(f.on(side)));
    templates.stream()
        .filter(template -> template.target() != side && template.when() != null)
        .forEach(template -> names.addAll(template.when().properties()));
    match.forEach(group -> group.forEach(pair -> names.add(pair.on(side))));
    if (on(side).companyColumn() != null) {
      names.add(on(side).companyColumn().name());
    }
    return names;
  }
}
