package dev.tandem.sync;

import dev.tandem.mapping.Composition;
import dev.tandem.mapping.Table;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The properties of one table that are made of others: for the adapters, on the way in and out. */
public final class Compositions {
  private final List<Composition> all;

  public Compositions(Table table) {
    this.all = table.compose();
  }

  /** The table's own properties that are needed for the wanted ones. */
  public Set<String> own(Collection<String> wanted) {
    Set<String> own = new LinkedHashSet<>(wanted);
    for (Composition composition : all) {
      if (own.remove(composition.name())) {
        own.addAll(composition.parts());
      }
    }
    return own;
  }

  /** What was read, with what is made of it, and nothing but what was wanted. */
  public Fields composed(Map<String, Object> read, Collection<String> wanted) {
    Fields own = Fields.of(read);
    if (all.isEmpty()) {
      return own;
    }
    Map<String, Object> values = new LinkedHashMap<>(own.asMap());
    for (Composition composition : all) {
      if (wanted.contains(composition.name())) {
        values.put(composition.name(), composition.of(own::text));
      }
    }
    values.keySet().retainAll(Set.copyOf(wanted));
    return Fields.of(values);
  }

  /** What is to be written, taken apart where it has to be. */
  public Fields apart(Fields values) {
    if (all.isEmpty()) {
      return values;
    }
    Map<String, Object> own = new LinkedHashMap<>(values.asMap());
    for (Composition composition : all) {
      if (own.containsKey(composition.name())) {
        own.putAll(composition.apart(Fields.of(own).text(composition.name())));
        own.remove(composition.name());
      }
    }
    return Fields.of(own);
  }
}
