package dev.tandem.sandbox.crm;

import dev.tandem.sandbox.model.Column;
import dev.tandem.sandbox.model.EntityModel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The choices of option columns: those of the model files and what clients made of them. */
final class OptionSets {
  /** One option column of one table. */
  record Choice(String set, String column) {}

  private final Map<Choice, Map<Integer, String>> changed = new ConcurrentHashMap<>();

  Map<Integer, String> labels(EntityModel model, Column column) {
    return changed.getOrDefault(new Choice(model.set(), column.name()), column.options());
  }

  /** Adds or renames a value; returns the labels as they were. */
  Map<Integer, String> put(EntityModel model, Column column, int value, String label) {
    Map<Integer, String> before = labels(model, column);
    Map<Integer, String> after = new LinkedHashMap<>(before);
    after.put(value, label);
    changed.put(new Choice(model.set(), column.name()), after);
    return before;
  }

  void restore(EntityModel model, Column column, Map<Integer, String> labels) {
    changed.put(new Choice(model.set(), column.name()), labels);
  }
}
