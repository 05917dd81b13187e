package dev.tandem.odata;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a system's {@code $metadata} says about its entity sets. */
public record Metadata(Map<String, EntitySet> sets) {
  public Metadata {
    sets = new TreeMap<>(sets);
  }

  public Optional<EntitySet> find(String set) {
    return Optional.ofNullable(sets.get(set));
  }

  /**
   * A table.
   *
   * @param name e.g. {@code accounts}
   * @param type name of its entity type, e.g. {@code Microsoft.Dynamics.CRM.account}
   * @param properties its properties, inherited ones included
   * @param navigations name of each navigation property, and the type it leads to
   */
  public record EntitySet(
      String name, String type, Map<String, Property> properties, Map<String, String> navigations) {
    public EntitySet {
      properties = new TreeMap<>(properties);
      navigations = new TreeMap<>(navigations);
    }
  }

  /**
   * A property.
   *
   * @param name its name
   * @param type e.g. {@code Edm.String}
   * @param maxLength greatest length of a text, or null
   */
  public record Property(String name, String type, Integer maxLength) {}
}
