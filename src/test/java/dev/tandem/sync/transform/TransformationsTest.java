package dev.tandem.sync.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.mapping.Side;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransformationsTest {
  private final Transformations transformations = Transformations.standard();

  @ParameterizedTest
  @CsvSource({
    "trim, '  Ernst Handel\t', Ernst Handel",
    "uppercase, sw1a 1aa straße, SW1A 1AA STRASSE",
    "lowercase, BÓLIDO, bólido",
    "titlecase, 'o''neill & SONS-élan', 'O''neill & Sons-Élan'",
    "truncate(5), Königlich, König",
    "truncate(30), short, short",
    "digits, (206) 555-9857, 2065559857",
    "alphanumeric, 'A-12 / ß', A12ß",
    "email-lower, ' mailto:Nancy@Northwind.Example ', nancy@northwind.example"
  })
  void should_change_a_text_as_the_rule_says(String rule, String before, String after) {
    assertThat(apply(before, rule)).isEqualTo(Result.of(after));
  }

  @Test
  void should_not_cut_a_character_in_two() {
    assertThat(apply("ab\uD83D\uDE00", "truncate(3)").value()).isEqualTo("ab");
  }

  @Test
  void should_round_a_number_half_up() {
    assertThat(apply(new BigDecimal("2.345"), "decimal(2)").value())
        .isEqualTo(new BigDecimal("2.35"));
    assertThat(apply(" -2.345 ", "decimal(2)").value()).isEqualTo(new BigDecimal("-2.35"));
  }

  @Test
  void should_leave_a_number_alone_that_has_few_enough_decimals() {
    assertThat(apply(new BigDecimal("2.5"), "decimal(2)").value()).isEqualTo(new BigDecimal("2.5"));
  }

  @Test
  void should_fail_a_text_that_is_not_a_number() {
    Result result = apply("1.234,50", "decimal(2)");

    assertThat(result.isFailed()).isTrue();
    assertThat(result.failure()).contains("1.234,50");
    assertThat(result.remedy()).isNotBlank();
  }

  @Test
  void should_apply_rules_one_after_the_other() {
    assertThat(apply("  sw1a 1aa  ", "trim", "uppercase", "truncate(4)").value()).isEqualTo("SW1A");
  }

  @Test
  void should_end_the_chain_at_a_failure() {
    assertThat(apply("x", "decimal(2)", "uppercase").failure()).contains("\"x\"");
  }

  @Test
  void should_keep_an_empty_value_empty_whatever_the_rule() {
    for (String name : transformations.names()) {
      String rule = transformations.complaint(name).isEmpty() ? name : name + "(1)";
      assertThat(apply(null, rule)).as(rule).isEqualTo(Result.of(null));
    }
  }

  @Test
  void should_make_a_text_empty_when_nothing_is_left_of_it() {
    assertThat(apply(" \t", "trim").value()).isNull();
  }

  @Test
  void should_leave_numbers_and_truth_values_to_themselves_in_text_rules() {
    assertThat(apply(new BigDecimal("12345"), "truncate(2)").value())
        .isEqualTo(new BigDecimal("12345"));
    assertThat(apply(true, "uppercase").value()).isEqualTo(true);
  }

  @Test
  void should_leave_every_value_as_it_is_without_rules() {
    assertThat(apply(" as is ").value()).isEqualTo(" as is ");
  }

  @Test
  void should_suggest_the_rule_that_was_meant() {
    assertThat(transformations.complaint("upercase"))
        .hasValueSatisfying(text -> assertThat(text).contains("Did you mean uppercase?"));
  }

  @Test
  void should_complain_about_a_missing_or_superfluous_number() {
    assertThat(transformations.complaint("truncate")).isPresent();
    assertThat(transformations.complaint("truncate(x)")).isPresent();
    assertThat(transformations.complaint("trim(3)")).isPresent();
    assertThat(transformations.complaint("truncate( 3 )")).isEmpty();
  }

  @Test
  void should_refuse_to_build_an_unknown_rule() {
    assertThatThrownBy(() -> transformations.parse(List.of("frobnicate")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("frobnicate");
  }

  private Result apply(Object value, String... rules) {
    return transformations.parse(List.of(rules)).apply(value, Side.ERP);
  }
}
