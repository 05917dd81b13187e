package dev.tandem.sync.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.mapping.RuleComplaint;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    assertThat(Examples.OF_RULES.keySet()).isEqualTo(transformations.names());
    assertThat(Examples.OF_RULES.values())
        .allSatisfy(rule -> assertThat(Written.apply(rule, null)).isEqualTo(Result.of(null)));
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
    assertThat(complaint("upercase"))
        .returns("There is no rule upercase.", RuleComplaint::message)
        .returns("Did you mean uppercase?", RuleComplaint::remedy);
  }

  @ParameterizedTest
  @ValueSource(strings = {"truncate", "truncate(x)", "truncate(-1)", "trim(3)", "TRIM(3)"})
  void should_complain_about_a_missing_wrong_or_superfluous_number(String rule) {
    assertThat(complaint(rule).remedy()).isNotBlank();
  }

  @Test
  void should_allow_blanks_in_brackets() {
    assertThat(transformations.complaint(Written.rules("truncate( 3 )").get(0))).isEmpty();
  }

  @Test
  void should_name_the_argument_that_a_rule_does_not_take() {
    assertThat(complaint("{ replace: { fnd: a, with: b } }"))
        .returns("fnd", RuleComplaint::argument)
        .returns("The rule replace takes no fnd.", RuleComplaint::message)
        .returns("Did you mean find?", RuleComplaint::remedy);
  }

  @ParameterizedTest
  @CsvSource({
    "UPPERCASE, aß, ASS",
    "LOWERCASE, AB, ab",
    "TITLECASE, ab cd, Ab Cd",
    "TRIM, ' a ', a",
    "FOURTH_TO_SIXTH_CHAR, abcdefgh, def",
    "YYYYMMDD_DATE, 20261125, 2026-11-25",
    "YYYYMMDDHHMMSS_FMT, 20261125131500, 2026-11-25T13:15:00Z",
    "ALPHANUMERIC_ONLY, a-1, a1",
    "US_DATE_FORMAT, 11/25/2026, 2026-11-25",
    "US_DATETIME_FORMAT, 11/25/2026 1:15 PM, 2026-11-25T13:15:00Z",
    "UNIXTIMESTAMP, 0, 1970-01-01T00:00:00Z"
  })
  void should_understand_the_predefined_codes(String code, String before, String after) {
    assertThat(apply(before, code)).isEqualTo(Result.of(after));
  }

  @Test
  void should_understand_danish_numbers_by_their_code() {
    assertThat(apply("1.234,50", "DK_DECIMAL_FORMAT").value()).isEqualTo(new BigDecimal("1234.50"));
  }

  @Test
  void should_refuse_to_build_an_unknown_rule() {
    assertThatThrownBy(() -> Written.apply("frobnicate", "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("frobnicate");
  }

  private RuleComplaint complaint(String rule) {
    return transformations.complaint(Written.rules(rule).get(0)).orElseThrow();
  }

  private static Result apply(Object value, String... rules) {
    return Written.apply("[" + String.join(", ", rules) + "]", value);
  }
}
