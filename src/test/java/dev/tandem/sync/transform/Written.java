package dev.tandem.sync.transform;

import dev.tandem.mapping.MappingReader;
import dev.tandem.mapping.Side;
import dev.tandem.mapping.TransformRule;
import dev.tandem.mapping.WordCheck;
import java.util.List;

/** Rules as a mapping file writes them after {@code transform:}. */
final class Written {
  private static final String FILE =
      """
      name: THING
      erp: { entity: items }
      crm: { entity: products }
      direction: both
      fields:
        - { erp: displayName, crm: name, transform: %s }
      """;

  private Written() {}

  static List<TransformRule> rules(String yaml) {
    return new MappingReader(WordCheck.none())
        .read("thing.yaml", FILE.formatted(yaml))
        .fields()
        .get(0)
        .transform();
  }

  static Result apply(String yaml, Object value) {
    return Transformations.standard().parse(rules(yaml)).apply(value, Side.ERP);
  }
}
