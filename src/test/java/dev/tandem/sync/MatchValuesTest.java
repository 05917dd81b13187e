package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.app.MappingWords;
import dev.tandem.mapping.MappingReader;
import dev.tandem.mapping.Side;
import dev.tandem.sync.transform.Transformations;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By which values records find each other. */
class MatchValuesTest {
  private static final String FILE =
      """
      name: THING
      erp: { entity: things }
      crm: { entity: things, id: thingid }
      direction: both
      match:
        - %s
      fields:
        - { erp: name, crm: title }
        - { erp: a, crm: b, %s }
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "ABC | abc | true",
        "' ABC ' | abc | true",
        "ABC | abd | false",
      })
  void should_compare_without_regard_to_capitals_and_blanks(String erp, String crm, boolean fits) {
    assertThat(fits("[ { erp: a, crm: b } ]", "enabled: true", erp.replace("'", ""), crm))
        .isEqualTo(fits);
  }

  @Test
  void should_let_capitals_count_where_the_pair_says_so() {
    String group = "[ { erp: a, crm: b, caseSensitive: true } ]";

    assertThat(fits(group, "enabled: true", "ABC", "abc")).isFalse();
    assertThat(fits(group, "enabled: true", "ABC ", "ABC")).isTrue();
  }

  @Test
  void should_let_capitals_count_for_their_own_pair_only() {
    MatchValues values =
        values(
            "[ { erp: a, crm: b, caseSensitive: true }, { erp: name, crm: title } ]",
            "enabled: true");

    assertThat(
            values.agree(
                0,
                Side.ERP,
                record(Map.of("a", "X", "name", "Adatum")),
                record(Map.of("b", "X", "title", "ADATUM")),
                MatchValue.Referring.AS_IS))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // either way: the ERP's form counts
        "transform: digits | 12 34-56 | 123456 | true",
        "transform: digits | 123456 | (12) 3456 | true",
        "transform: digits | 123457 | (12) 3456 | false",
        "transform: country | DE | Deutschland | true",
        "transform: country | DE | Atlantis | false",
        // one way: the target's form counts
        "'transform: truncate(3), direction: to-crm' | abcdef | abc | true",
        "'transform: truncate(3), direction: to-crm' | abcdef | abcdef | true",
        "'transform: truncate(3), direction: to-crm' | ab | abc | false",
        "'transform: { substring: { from: 4 } }, direction: to-erp' | 123 | DE-123 | true",
        "'transform: { substring: { from: 4 } }, direction: to-erp' | DE-123 | DE-123 | false",
        "'transform: { substring: { from: 4 } }, direction: to-crm' | DE-123 | 123 | true",
        "'transform: { substring: { from: 4 } }, direction: to-crm' | DE-DE-1 | DE-1 | true",
        // fixed values
        "'values: { X: 1, Y: 2 }' | X | 1 | true",
        "'values: { X: 1, Y: 2 }' | Y | 1 | false",
        "'values: { X: 1, Y: 2 }' | 3 | 3 | false",
        "'values: { X: 1, Y: 2 }, direction: to-crm' | Y | 2 | true",
        "'values: { X: 1 }, transform: uppercase' | z | Z | true",
      })
  void should_compare_what_the_rule_of_the_field_makes_of_it(
      String rule, String erp, String crm, boolean fits) {
    assertThat(fits("[ { erp: a, crm: b } ]", rule, erp, crm)).isEqualTo(fits);
  }

  @Test
  void should_use_the_rule_of_a_field_that_is_off() {
    assertThat(fits("[ { erp: a, crm: b } ]", "transform: digits, enabled: false", "1 2", "12"))
        .isTrue();
  }

  @Test
  void should_prefer_the_rule_that_flows_to_the_erp() {
    String rules =
        "transform: truncate(1), direction: to-crm }\n"
            + "  - { erp: a, crm: b, transform: digits, direction: to-erp";

    assertThat(fits("[ { erp: a, crm: b } ]", rules, "12", "1-2")).isTrue();
    assertThat(fits("[ { erp: a, crm: b } ]", rules, "12", "1")).isFalse();
  }

  @Test
  void should_compare_numbers_and_flags_by_value() {
    MatchValues values = values("[ { erp: a, crm: b } ]", "enabled: true");

    assertThat(
            values.agree(
                0,
                Side.CRM,
                record(Map.of("b", new BigDecimal("10.0"))),
                record(Map.of("a", new BigDecimal("10"))),
                MatchValue.Referring.AS_IS))
        .isTrue();
    assertThat(
            values.agree(
                0,
                Side.ERP,
                record(Map.of("a", false)),
                record(Map.of("b", false)),
                MatchValue.Referring.AS_IS))
        .isTrue();
    assertThat(
            values.agree(
                0,
                Side.ERP,
                record(Map.of("a", false)),
                record(Map.of("b", true)),
                MatchValue.Referring.AS_IS))
        .isFalse();
  }

  @Test
  void should_find_nothing_by_a_group_with_an_empty_value() {
    MatchValues values =
        values("[ { erp: name, crm: title }, { erp: a, crm: b } ]", "transform: digits");

    assertThat(values.of(0, Side.ERP, record(Map.of("name", "Adatum")))).isNull();
    assertThat(values.of(0, Side.ERP, record(Map.of("name", "Adatum", "a", " ")))).isNull();
    assertThat(values.of(0, Side.CRM, record(Map.of("title", "Adatum", "b", "none")))).isNull();
    assertThat(
            values.agree(
                0, Side.ERP, record(Map.of()), record(Map.of()), MatchValue.Referring.AS_IS))
        .isFalse();
    assertThat(values.of(0, Side.ERP, record(Map.of("name", "Adatum", "a", "1")))).isNotNull();
  }

  @Test
  void should_keep_groups_and_pairs_apart() {
    MatchValues values =
        values(
            "[ { erp: name, crm: title }, { erp: a, crm: b } ]\n  - [ { erp: a, crm: b } ]",
            "enabled: true");

    assertThat(values.groups()).isEqualTo(2);
    assertThat(values.properties(Side.CRM)).containsExactlyInAnyOrder("title", "b");
    assertThat(values.properties(Side.ERP)).containsExactlyInAnyOrder("name", "a");
    assertThat(
            values.agree(
                0,
                Side.ERP,
                record(Map.of("name", "ab", "a", "c")),
                record(Map.of("title", "a", "b", "bc")),
                MatchValue.Referring.AS_IS))
        .isFalse();
    assertThat(List.of(0, 1))
        .extracting(group -> values.of(group, Side.ERP, record(Map.of("name", "1", "a", "1"))))
        .doesNotHaveDuplicates();
  }

  private static boolean fits(String group, String rule, String erp, String crm) {
    MatchValues values = values(group, rule);
    SideRecord inErp = record(Map.of("a", erp));
    SideRecord inCrm = record(Map.of("b", crm));
    boolean fits = values.agree(0, Side.ERP, inErp, inCrm, MatchValue.Referring.AS_IS);
    assertThat(values.agree(0, Side.CRM, inCrm, inErp, MatchValue.Referring.AS_IS)).isEqualTo(fits);
    return fits;
  }

  private static MatchValues values(String groups, String rule) {
    return new MatchValues(
        new MappingReader(MappingWords.all()).read("thing.yaml", FILE.formatted(groups, rule)),
        Transformations.standard());
  }

  @Test
  void should_compare_references_in_the_terms_of_the_side_that_is_searched() {
    MatchValues values =
        values("[ { erp: name, crm: title }, { erp: a, crm: b } ]", "lookup: OWNER");
    SideRecord unit = record(Map.of("name", "PCS", "a", "GROUP-1"));
    MatchValue.Referring coupled = (rule, value, from) -> value.equals("GROUP-1") ? "c-1" : null;

    assertThat(values.agree(0, Side.ERP, unit, record(Map.of("title", "pcs", "b", "C-1")), coupled))
        .isTrue();
    assertThat(values.agree(0, Side.ERP, unit, record(Map.of("title", "pcs", "b", "c-2")), coupled))
        .isFalse();
    assertThat(values.of(0, Side.ERP, unit, (rule, value, from) -> null)).isNull();
  }

  @Test
  void should_not_take_records_for_alike_that_only_have_the_same_name_within_others() {
    MatchValues values =
        values("[ { erp: name, crm: title }, { erp: a, crm: b } ]", "lookup: OWNER").leading();

    assertThat(
            values.agree(
                0,
                Side.ERP,
                record(Map.of("name", "PCS", "a", "1")),
                record(Map.of("title", "PCS", "b", "2")),
                MatchValue.Referring.AS_IS))
        .isFalse();
  }

  private static SideRecord record(Map<String, ?> values) {
    return new SideRecord("1", new Version("1", null), Fields.of(new HashMap<>(values)));
  }
}
