package dev.tandem.app;

import dev.tandem.mapping.FieldRule;
import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Side;
import dev.tandem.sync.BusinessSystem;
import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.Page;
import dev.tandem.sync.ReadPosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which options of a choice column have no partner in the ERP, and which codes of the ERP have no
 * option: records that use them wait.
 */
record OptionPartners(Mapping mapping, BothSystems systems) {

  List<String> notes() {
    if (mapping.activeFields().isEmpty()) {
      return List.of();
    }
    Set<String> labels = values(systems.crm(), Side.CRM);
    Set<String> codes = values(systems.erp(), Side.ERP);
    List<String> notes = new ArrayList<>();
    if (!mapping.createsIn(Side.ERP)) {
      Set<String> wanted = folded(codes.stream().map(this::label).collect(Collectors.toSet()));
      labels.stream()
          .filter(label -> !wanted.contains(fold(label)))
          .forEach(label -> notes.add(withoutCode(label)));
    }
    if (!mapping.createsIn(Side.CRM)) {
      Set<String> options = folded(labels);
      codes.stream()
          .filter(code -> !options.contains(fold(label(code))))
          .forEach(code -> notes.add(withoutOption(code)));
    }
    return notes;
  }

  private FieldRule row() {
    return mapping.activeFields().get(0);
  }

  private String label(String code) {
    return String.valueOf(row().values().getOrDefault(code, code));
  }

  private Set<String> values(BusinessSystem system, Side side) {
    Set<String> values = new TreeSet<>();
    ReadPosition position = ReadPosition.after(null);
    do {
      Page page = system.changes(mapping, mapping.properties(side), position);
      page.records().forEach(record -> values.add(record.values().text(row().on(side))));
      position = page.next() == null ? null : position.page(page.next());
    } while (position != null);
    return values;
  }

  private static Set<String> folded(Set<String> texts) {
    return texts.stream().map(OptionPartners::fold).collect(Collectors.toSet());
  }

  private static String fold(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }

  private String withoutCode(String label) {
    return "%s: the option '%s' of %s has no partner in the ERP; records with it wait (%s). Pair it with a code, for example values: { CODE: '%s' }, transform: trim."
        .formatted(
            mapping.file(),
            label,
            mapping.crm().optionSet(),
            ErrorCode.REFERENCE_NOT_COUPLED.id(),
            label);
  }

  private String withoutOption(String code) {
    return "%s: %s of the ERP has no option of %s; records with it wait (%s). Make the option, or pair it: values: { '%s': LABEL }, transform: trim."
        .formatted(
            mapping.file(),
            code,
            mapping.crm().optionSet(),
            ErrorCode.REFERENCE_NOT_COUPLED.id(),
            code);
  }
}
