package dev.tandem.sync.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextRulesTest {
  private static final String SMILE = "\uD83D\uDE00";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "from: 4, length: 3 | abcdefgh | def",
        "from: 4, length: 3 | abcd | d",
        "from: 4 | abc | ''",
        "length: 2 | Ωμέγα | Ωμ",
        "after: '/' | a/b/c | b/c",
        "before: '/' | a/b/c | a",
        "after: 'No. ', before: ',' | Order No. 17, open | 17",
        "after: '/', before: '/' | a/b | ''",
        "after: '#', length: 2 | x#123 | 12",
        "after: '#' | x123 | ''",
        "before: '#' | x123 | ''",
        "from: 2, before: 'a' | abca | bc"
      })
  void should_take_a_part_of_a_text(String arguments, String before, String after) {
    assertThat(Written.apply("{ substring: { " + arguments + " } }", before))
        .isEqualTo(Result.of(after));
  }

  @Test
  void should_not_begin_or_end_a_part_in_the_middle_of_a_character() {
    assertThat(Written.apply("{ substring: { from: 2 } }", SMILE + "b").value()).isEqualTo("b");
    assertThat(Written.apply("{ substring: { length: 2 } }", "a" + SMILE).value()).isEqualTo("a");
  }

  @Test
  void should_take_a_part_of_a_very_long_text() {
    String text = "x".repeat(1_000_000) + "#end";

    assertThat(Written.apply("{ substring: { after: '#' } }", text).value()).isEqualTo("end");
  }

  @Test
  void should_leave_a_number_alone() {
    assertThat(Written.apply("{ regex-match: { find: '(1)' } }", BigDecimal.TEN).value())
        .isEqualTo(BigDecimal.TEN);
  }

  @ParameterizedTest
  @CsvSource({
    "find: 'St.', with: Street, St. James St., Street James Street",
    "find: 'st.', with: x, St. James, St. James",
    "find: ' ', with: '', a b c, abc",
    "find: $, with: \\, 5$, 5\\",
    "find: ß, with: ss, Straße, Strasse"
  })
  void should_replace_a_literal_text(String find, String with, String before, String after) {
    assertThat(Written.apply("{ replace: { " + find + ", " + with + " } }", before).value())
        .isEqualTo(after);
  }

  @Test
  void should_leave_nothing_when_all_is_replaced_by_nothing() {
    assertThat(Written.apply("{ replace: { find: a, with: '' } }", "aaa").value()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "find: '\\bst\\.', with: Street | St. James ST. | Street James Street",
        "find: '(\\w+), (\\w+)', with: '$2 $1' | Davolio, Nancy | Nancy Davolio",
        "find: '(?<year>\\d+)', with: '${year}!' | in 2026 | in 2026!",
        "find: 'straße', with: road | STRAßE | road",
        "find: eur, with: '\\$' | 5 EUR | 5 $"
      })
  void should_replace_by_an_expression_without_regard_to_case(
      String arguments, String before, String after) {
    assertThat(Written.apply("{ regex-replace: { " + arguments + " } }", before).value())
        .isEqualTo(after);
  }

  @ParameterizedTest
  @CsvSource({
    "([a-z]+)-(\\d+), Order AB-12, AB12",
    "(\\d)x, 1x2x, 12x2",
    "(\\d+), none, ",
    "(a)|(b), b, b"
  })
  void should_join_all_groups_but_the_whole_of_the_first_match(
      String expression, String before, String after) {
    assertThat(Written.apply("{ regex-match: { find: '" + expression + "' } }", before).value())
        .isEqualTo(after);
  }

  @ParameterizedTest
  @ValueSource(strings = {"^(a|aa)+$", "^(a*)*\\1b$", "(x+x+)+y|(a|b|ab)*c", "(.*)(.*)(.*)(.*)#"})
  void should_fail_when_an_expression_would_run_for_hours(String expression) {
    String text = "a".repeat(Expression.LONGEST_TEXT - 1) + "!";

    Result result =
        Assertions.assertTimeoutPreemptively(
            Duration.ofSeconds(20),
            () -> Written.apply("{ regex-match: { find: '" + expression + "' } }", text));

    assertThat(result.failure()).contains("takes too long");
    assertThat(result.remedy()).contains("repeats");
  }

  @Test
  void should_fail_a_text_that_is_too_long_for_expressions() {
    Result result =
        Written.apply(
            "{ regex-replace: { find: a, with: b } }", "a".repeat(Expression.LONGEST_TEXT + 1));

    assertThat(result.failure()).contains("10000");
    assertThat(result.remedy()).contains("truncate");
  }

  @Test
  void should_write_capitals_of_the_culture() {
    assertThat(Written.apply("{ titlecase: { culture: tr-TR } }", "izmir ISPARTA").value())
        .isEqualTo("\u0130zmir Isparta");
    assertThat(Written.apply("titlecase", "izmir").value()).isEqualTo("Izmir");
  }

  @Test
  void should_write_words_of_any_alphabet_with_a_capital() {
    assertThat(Written.apply("titlecase", "мОСКВА \uD801\uDC28\uD801\uDC00 ǆ").value())
        .isEqualTo("Москва \uD801\uDC00\uD801\uDC28 ǅ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "substring",
        "{ substring: { from: 0 } }",
        "{ substring: { from: 1, after: a } }",
        "{ substring: { length: 1, before: a } }",
        "{ substring: { after: '' } }",
        "{ replace: { find: '', with: a } }",
        "{ replace: { find: a } }",
        "{ regex-match: { find: '(a' } }",
        "{ regex-match: { find: 'a' } }",
        "{ regex-match: { find: '((?:){999}){999}' } }",
        "{ regex-replace: { find: a, with: '5 $' } }",
        "{ regex-replace: { find: a, with: '$1' } }",
        "{ regex-replace: { find: a, with: '${x}' } }",
        "{ regex-replace: { find: a, with: '${x' } }",
        "{ titlecase: { culture: dansk } }"
      })
  void should_refuse_arguments_that_cannot_work(String rule) {
    assertThatThrownBy(() -> Written.apply(rule, "x")).isInstanceOf(WrongArgument.class);
  }
}
