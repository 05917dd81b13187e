package dev.tandem.sync.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.mapping.Direction;
import dev.tandem.mapping.FieldRule;
import dev.tandem.mapping.OnMissing;
import dev.tandem.mapping.Side;
import dev.tandem.mapping.TransformRule;
import dev.tandem.mapping.Validation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValueTableTest {
  private final Transformations transformations = Transformations.standard();

  @Test
  void should_translate_both_ways() {
    Transformation table = of(Map.of("Ship", "Held", "All", new BigDecimal("10")));

    assertThat(table.apply("Ship", Side.CRM).value()).isEqualTo("Held");
    assertThat(table.apply("Held", Side.ERP).value()).isEqualTo("Ship");
    assertThat(table.apply("All", Side.CRM).value()).isEqualTo(new BigDecimal("10"));
  }

  @Test
  void should_compare_numbers_by_value() {
    Transformation table = of(Map.of("All", new BigDecimal("10")));

    assertThat(table.apply(new BigDecimal("1E+1"), Side.ERP).value()).isEqualTo("All");
  }

  @Test
  void should_refuse_what_the_table_does_not_have() {
    Result result = of(Map.of("Ship", "Held")).apply("Invoice", Side.CRM);

    assertThat(result.failure()).contains("\"Invoice\"");
    assertThat(result.remedy()).contains("values:");
  }

  @Test
  void should_leave_to_the_rules_what_the_table_does_not_have() {
    Transformation table = of(Map.of("XK", "Kosovo"), TransformRule.of("country"));

    assertThat(table.apply("Kosovo", Side.ERP).value()).isEqualTo("XK");
    assertThat(table.apply("Norge", Side.ERP).value()).isEqualTo("NO");
  }

  @Test
  void should_keep_an_empty_value_empty() {
    assertThat(of(Map.of("Ship", "Held")).apply(null, Side.CRM)).isEqualTo(Result.of(null));
  }

  private Transformation of(Map<String, Object> values, TransformRule... rules) {
    return transformations.of(
        new FieldRule(
            "blocked",
            "hold",
            Direction.BOTH,
            null,
            List.of(),
            null,
            OnMissing.WAIT,
            false,
            false,
            List.of(rules),
            values,
            Validation.NONE,
            null,
            null,
            true,
            null,
            1));
  }
}
