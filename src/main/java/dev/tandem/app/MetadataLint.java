package dev.tandem.app;

import dev.tandem.mapping.CompanyColumn;
import dev.tandem.mapping.FieldRule;
import dev.tandem.mapping.Finding;
import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Mappings;
import dev.tandem.mapping.MatchPair;
import dev.tandem.mapping.Side;
import dev.tandem.mapping.Spelling;
import dev.tandem.mapping.Table;
import dev.tandem.mapping.Template;
import dev.tandem.odata.Metadata;
import dev.tandem.odata.Metadata.EntitySet;
import dev.tandem.odata.filter.Expression;
import dev.tandem.odata.filter.Filter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Compares what a mapping names on one side with what the system's {@code $metadata} has. */
final class MetadataLint {
  private static final String BINDING = "@odata.bind";

  private final Mapping mapping;
  private final Mappings mappings;
  private final Side side;
  private final MappingPlaces places;
  private final Set<String> computed;
  private final List<Finding> findings = new ArrayList<>();
  private Metadata metadata;

  /**
   * @param computed properties that the node itself makes
   */
  MetadataLint(Mapping mapping, Mappings mappings, Side side, Set<String> computed) {
    this.mapping = mapping;
    this.mappings = mappings;
    this.side = side;
    this.places = MappingPlaces.of(mapping);
    this.computed = new HashSet<>(computed);
    mapping.on(side).compose().forEach(c -> this.computed.add(c.name()));
  }

  List<Finding> check(Metadata metadata) {
    this.metadata = metadata;
    String entity = table().entity();
    metadata
        .find(entity)
        .ifPresentOrElse(
            this::check,
            () ->
                findings.add(
                    places.ofTable(
                        side,
                        "entity",
                        "The " + side + " has no table " + entity + ".",
                        remedy(entity, metadata.sets().keySet()))));
    return findings;
  }

  private void check(EntitySet set) {
    if (table().isOptionSet()) {
      inTable(set, "optionSet", table().optionSet());
      return;
    }
    inTable(set, "id", table().id());
    inTable(set, "modified", table().modified());
    inTable(set, "key", table().key());
    inTable(set, "identity", table().identity());
    table().compose().forEach(c -> c.parts().forEach(part -> inTable(set, "compose", part)));
    if (table().filter() != null) {
      Filter.parse(table().filter()).properties().forEach(path -> inFilter(set, path));
    }
    for (List<MatchPair> group : mapping.match()) {
      for (MatchPair pair : group) {
        inMatch(set, side == Side.CRM ? pair.crm() : pair.erp());
      }
    }
    mapping.activeFields().stream()
        .filter(rule -> rule.on(side) != null)
        .forEach(rule -> inField(set, rule));
    mapping.templates().forEach(template -> inTemplate(set, template));
    CompanyColumn company = table().companyColumn();
    if (company != null) {
      inCompany(set, company);
    }
  }

  private void inMatch(EntitySet set, String property) {
    boolean isReference =
        mapping.activeFields().stream()
            .anyMatch(rule -> isReference(rule) && property.equals(rule.crm()));
    if (isReference) {
      inReference(set, property, places.ofMatch(side, property));
    } else {
      require(set, property, places.ofMatch(side, property));
    }
  }

  private void inCompany(EntitySet set, CompanyColumn company) {
    if (inReference(set, company.name(), places.ofTable(side, "company"))) {
      inNavigation(set, company.bind(), "companyBind", places.ofTable(side, "companyBind"));
    }
  }

  private void inTemplate(EntitySet set, Template template) {
    if (template.target() == side) {
      template.values().keySet().forEach(name -> inTemplate(set, name, set.navigations().keySet()));
    } else if (template.when() != null) {
      template.when().properties().forEach(name -> inTemplate(set, name, Set.of()));
    }
  }

  /** A reference has the name that its field has, or the one by which the CRM binds it. */
  private void inTemplate(EntitySet set, String name, Set<String> bound) {
    boolean isBinding =
        name.endsWith(BINDING)
            && bound.contains(name.substring(0, name.length() - BINDING.length()));
    boolean isField =
        mapping.activeFields().stream()
            .anyMatch(rule -> isReference(rule) && name.equals(rule.on(side)));
    if (!isBinding && !isField) {
      require(set, name, places.ofTemplates(name));
    }
  }

  private void inTable(EntitySet set, String key, String property) {
    if (property != null) {
      require(set, property, places.ofTable(side, key));
    }
  }

  private void inFilter(EntitySet set, Expression.Path path) {
    String first = path.segments().get(0);
    if (!set.navigations().containsKey(first)) {
      require(set, first, places.ofTable(side, "filter"));
    }
  }

  private void inField(EntitySet set, FieldRule rule) {
    MappingPlaces.Place place = places.ofField(side, rule);
    if (!isReference(rule)) {
      require(set, rule.on(side), place);
    } else if (inReference(set, rule.crm(), place) && rule.direction().flowsTo(side)) {
      inNavigation(set, rule.bind() == null ? rule.crm() : rule.bind(), "bind", place);
    }
  }

  private boolean inReference(EntitySet set, String column, MappingPlaces.Place place) {
    boolean known = set.properties().containsKey("_" + column + "_value");
    if (!known) {
      report(set, column, lookups(set), place);
    }
    return known;
  }

  private void inNavigation(
      EntitySet set, String navigation, String key, MappingPlaces.Place place) {
    if (!set.navigations().containsKey(navigation)) {
      String message = set.name() + " of the CRM has no navigation property " + navigation + ".";
      String remedy = "Name it in " + key + ". " + remedy(navigation, set.navigations().keySet());
      findings.add(place.finding(message, remedy));
    }
  }

  /** A CRM column that refers to another record has one name to read and another to write. */
  private boolean isReference(FieldRule rule) {
    return side == Side.CRM
        && rule.isLookup()
        && mappings.find(rule.lookup().get(0)).map(m -> !m.crm().isOptionSet()).orElse(true);
  }

  private static Set<String> lookups(EntitySet set) {
    Set<String> names = new TreeSet<>();
    for (String name : set.properties().keySet()) {
      if (name.startsWith("_") && name.endsWith("_value")) {
        names.add(name.substring(1, name.length() - "_value".length()));
      }
    }
    return names;
  }

  private void require(EntitySet set, String property, MappingPlaces.Place place) {
    if (property.contains("/")) {
      requireRelated(set, property.split("/", 2), place);
      return;
    }
    if (!set.properties().containsKey(property) && !computed.contains(property)) {
      report(set, property, set.properties().keySet(), place);
    }
  }

  private void requireRelated(EntitySet set, String[] path, MappingPlaces.Place place) {
    String type = set.navigations().get(path[0]);
    if (type == null) {
      report(set, path[0], set.navigations().keySet(), place);
      return;
    }
    metadata.sets().values().stream()
        .filter(related -> related.type().equals(type))
        .findFirst()
        .ifPresent(related -> require(related, path[1], place));
  }

  private void report(
      EntitySet set, String property, Set<String> known, MappingPlaces.Place place) {
    String message = set.name() + " of the " + side + " has no property " + property + ".";
    findings.add(place.finding(message, remedy(property, known)));
  }

  /** Real tables have hundreds of properties: they are not all listed. */
  private static String remedy(String word, Set<String> known) {
    return Spelling.nearest(word, known)
        .map(near -> "Did you mean " + near + "?")
        .orElse("Correct the name, or remove it.");
  }

  private Table table() {
    return mapping.on(side);
  }
}
