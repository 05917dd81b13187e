package dev.tandem.sync.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberRulesTest {
  @ParameterizedTest
  @CsvSource({
    "da-DK, '1.234.567,50', 1234567.50",
    "da-DK, '-0,5', -0.5",
    "da-DK, 1234, 1234",
    "en-US, '1,234.50', 1234.50",
    "en-IN, '12,34,567.5', 1234567.5",
    "fr-FR, '1 234,5', 1234.5",
    "de-CH, 1'234.5, 1234.5",
    "sv-SE, \u22121 234, -1234"
  })
  void should_read_a_number_of_a_culture(String culture, String before, BigDecimal after) {
    assertThat(Written.apply("{ decimal: { culture: " + culture + " } }", before).value())
        .isEqualTo(after);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5", "1,234.50", "12.34", "1,2,3", "kr. 5", "x", "-", "1e5", "٣"})
  void should_fail_and_not_write_0_when_a_number_is_not_of_the_culture(String text) {
    Result result = Written.apply("DK_DECIMAL_FORMAT", text);

    assertThat(result.value()).isNull();
    assertThat(result.failure()).contains("\"" + text + "\"");
    assertThat(result.remedy()).contains("1.234,5");
  }

  @Test
  void should_fail_a_number_too_long_to_be_one() {
    assertThat(Written.apply("decimal(2)", "9".repeat(1_000_000)).isFailed()).isTrue();
    assertThat(Written.apply("decimal(2)", "1E999999999").isFailed()).isTrue();
  }

  @Test
  void should_round_a_number_of_a_culture() {
    assertThat(Written.apply("{ decimal: { culture: da-DK, n: 1 } }", "0,25").value())
        .isEqualTo(new BigDecimal("0.3"));
  }

  @ParameterizedTest
  @CsvSource({
    "to: 0.01, 2.345, 2.35",
    "to: 0.01, -2.345, -2.35",
    "to: 0.05, 2.32, 2.30",
    "'to: 0.05, mode: up', 2.31, 2.35",
    "'to: 0.05, mode: down', 2.34, 2.30",
    "'to: 1, mode: up', -2.1, -3",
    "'to: 1, mode: down', -2.9, -2",
    "to: 10, 15, 20",
    "to: 1, -2.5, -3",
    "to: 100, 1234.56789, 1200",
    "to: 100, -1234.56789, -1200",
    "to: 0.1, -1234.56789, -1234.6",
    "to: 0.001, -1234.56789, -1234.568",
    "'to: 0.001, mode: down', 1234.56789, 1234.567",
    "'to: 0.001, mode: down', -1234.56789, -1234.567",
    "'to: 0.001, mode: up', 1234.56789, 1234.568",
    "'to: 0.001, mode: up', -1234.56789, -1234.568",
    "'to: 0.05, mode: up', 2.30, 2.30"
  })
  void should_round_to_a_step(String arguments, String before, BigDecimal after) {
    String rule = "{ round: { " + arguments + " } }";

    assertThat(Written.apply(rule, before).value()).isEqualTo(after);
    assertThat(Written.apply(rule, new BigDecimal(before)).value()).isEqualTo(after);
  }

  @Test
  void should_fail_to_round_what_is_not_a_number() {
    assertThat(Written.apply("{ round: { to: 1 } }", "many").remedy()).contains("1234.5");
    assertThat(Written.apply("{ round: { to: 1 } }", true).isFailed()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"at-least(0), -0.01, 0", "at-least(0), 7, 7", "at-least(-2.5), -3, -2.5"})
  void should_raise_what_is_too_small(String rule, BigDecimal before, BigDecimal after) {
    assertThat(Written.apply(rule, before).value()).isEqualTo(after);
  }

  @Test
  void should_keep_nothing_when_there_is_no_number() {
    assertThat(Written.apply("at-least(0)", null).value()).isNull();
    assertThat(Written.apply("at-least(0)", "many").isFailed()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "at-least",
        "at-least(x)",
        "decimal",
        "decimal(-1)",
        "round",
        "{ round: { to: 0 } }",
        "{ round: { to: x } }",
        "{ round: { to: 1, mode: sideways } }"
      })
  void should_refuse_arguments_that_cannot_work(String rule) {
    assertThatThrownBy(() -> Written.apply(rule, "1")).isInstanceOf(WrongArgument.class);
  }
}
