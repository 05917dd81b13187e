package dev.tandem.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tandem.app.MappingWords;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The key validate as files have it, and what can be wrong with it. */
class ValidationTest {
  private static final String FILE =
      """
      name: THING
      erp: { entity: things }
      crm: { entity: things }
      direction: both
      fields:
        - { erp: name, crm: name%s }
      """;

  @Test
  void should_read_every_key() {
    assertThat(
            read(
                "validate: { required: true, maxLength: 30, pattern: '[A-Z]+', min: -1.5, max: 9 }"))
        .isEqualTo(new Validation(true, 30, "[A-Z]+", new BigDecimal("-1.5"), new BigDecimal("9")));
  }

  @Test
  void should_ask_for_nothing_if_nothing_is_said() {
    assertThat(read("enabled: true")).isEqualTo(Validation.NONE);
    assertThat(Validation.NONE.isNone()).isTrue();
    assertThat(read("validate: { required: true }").isNone()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ required: false } | 39 | validate asks for nothing.",
        "{ maxLength: 0 } | 52 | Every text is too long.",
        "{ maxLength: x } | 52 | maxLength cannot be x.",
        "{ min: high } | 46 | min cannot be high.",
        "{ min: 2, max: 1 } | 46 | min is above max.",
        "{ pattern: '[A' } | 50 | The expression is not understood: Unclosed character class.",
        "{ pattern: 'a{1000}{1000}' } | 50 | The expression repeats too often.",
        "{ maximum: 3 } | 41 | Unknown key maximum.",
      })
  void should_show_what_is_wrong(String validate, int column, String message) {
    assertThat(findings(", validate: " + validate))
        .filteredOn(
            f -> !f.message().equals("validate asks for nothing.") || message.equals(f.message()))
        .singleElement()
        .returns(6, Finding::line)
        .returns(message, Finding::message)
        .returns(column, Finding::column);
  }

  @Test
  void should_allow_equal_bounds() {
    assertThat(findings(", validate: { min: 1, max: 1.0 }")).isEmpty();
  }

  @Test
  void should_let_a_reference_only_be_required() {
    assertThat(findings(", lookup: X, validate: { required: true }")).isEmpty();
    assertThat(findings(", lookup: X, validate: { required: true, maxLength: 3 }"))
        .extracting(Finding::message)
        .containsExactly("A reference can only be required.");
  }

  @Test
  void should_have_no_effect_beside_a_constant() {
    String file =
        FILE.replace("{ erp: name, crm: name%s }", "{ erp: a, crm: b }")
            + "  - { crm: kind, constant: 1, validate: { required: true } }\n";

    assertThat(findingsOf(file))
        .extracting(Finding::message)
        .containsExactly("validate has no effect beside constant.");
  }

  private static Validation read(String key) {
    return new MappingReader(MappingWords.all())
        .read("thing.yaml", FILE.formatted(", " + key))
        .fields()
        .get(0)
        .validate();
  }

  private static List<Finding> findings(String keys) {
    return findingsOf(FILE.formatted(keys));
  }

  private static List<Finding> findingsOf(String text) {
    InvalidMappings fault =
        catchThrowableOfType(
            InvalidMappings.class,
            () -> new MappingReader(MappingWords.all()).read("thing.yaml", text));
    return fault == null ? List.of() : fault.findings();
  }
}
