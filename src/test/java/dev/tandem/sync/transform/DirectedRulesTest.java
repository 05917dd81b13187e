package dev.tandem.sync.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import dev.tandem.app.MappingWords;
import dev.tandem.mapping.FieldRule;
import dev.tandem.mapping.Finding;
import dev.tandem.mapping.InvalidMappings;
import dev.tandem.mapping.MappingReader;
import dev.tandem.mapping.Side;
import dev.tandem.mapping.TransformRule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules that apply in one direction only. */
class DirectedRulesTest {
  private static final String FILE =
      """
      name: THING
      erp: { entity: items }
      crm: { entity: products }
      direction: both
      fields:
        - { erp: displayName, crm: name, %s }
        - { erp: number, crm: number }
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "trim | ab c | ab c",
        "{ to-crm: uppercase } | AB C | ab c",
        "{ to-erp: uppercase } | ab c | AB C",
        "{ to-crm: uppercase, to-erp: truncate(2) } | AB C | ab",
        "{ to-crm: [ uppercase, truncate(2) ], to-erp: [ { replace: { find: b, with: x } } ] } | AB | ax c",
        "[ truncate(2), { to-erp: uppercase } ] | ab | AB",
        "[ { to-erp: truncate(2) }, uppercase, { to-crm: truncate(1) } ] | A | AB",
      })
  void should_apply_rules_in_their_direction(String transform, String toCrm, String toErp) {
    Transformation field = Transformations.standard().of(rule("transform: " + transform));

    assertThat(field.apply("ab c", Side.CRM)).isEqualTo(Result.of(toCrm));
    assertThat(field.apply("ab c", Side.ERP)).isEqualTo(Result.of(toErp));
  }

  @Test
  void should_put_a_prefix_in_front_for_the_crm_and_take_it_away_for_the_erp() {
    Transformation field = Transformations.standard().of(rule("transform: prefix(FR-)"));

    assertThat(field.apply("10000", Side.CRM)).isEqualTo(Result.of("FR-10000"));
    assertThat(field.apply("FR-10000", Side.ERP)).isEqualTo(Result.of("10000"));
    assertThat(field.apply("FR-1", Side.CRM)).as("one more").isEqualTo(Result.of("FR-FR-1"));
    assertThat(field.apply(null, Side.CRM)).isEqualTo(Result.of(null));
  }

  @Test
  void should_not_take_a_number_for_one_of_a_company_whose_prefix_it_lacks() {
    Transformation field = Transformations.standard().of(rule("transform: prefix(FR-)"));

    assertThat(field.apply("DE-10000", Side.ERP).failure())
        .isEqualTo("\"DE-10000\" does not begin with FR-.");
  }

  @Test
  void should_fail_only_in_its_direction() {
    Transformation field = Transformations.standard().of(rule("transform: { to-erp: decimal(2) }"));

    assertThat(field.apply("ten", Side.CRM)).isEqualTo(Result.of("ten"));
    assertThat(field.apply("ten", Side.ERP).isFailed()).isTrue();
  }

  @Test
  void should_refuse_unknown_values_in_a_direction_without_rules() {
    Transformation field =
        Transformations.standard().of(rule("values: { X: Y }, transform: { to-erp: uppercase }"));

    assertThat(field.apply("X", Side.CRM)).isEqualTo(Result.of("Y"));
    assertThat(field.apply("z", Side.CRM).failure())
        .isEqualTo("There is no translation for \"z\".");
    assertThat(field.apply("Y", Side.ERP)).isEqualTo(Result.of("X"));
    assertThat(field.apply("z", Side.ERP)).isEqualTo(Result.of("Z"));
  }

  @Test
  void should_know_the_side_and_be_written_with_it() {
    List<TransformRule> rules = rule("transform: [ trim, { to-crm: truncate(3) } ]").transform();

    assertThat(rules)
        .extracting(TransformRule::name, TransformRule::only, TransformRule::toString)
        .containsExactly(
            tuple("trim", null, "trim"), tuple("truncate", Side.CRM, "to-crm: truncate(3)"));
  }

  @Test
  void should_find_wrong_rules_where_they_are() {
    assertThat(findings("transform: { to-crm: [ trim, tirm ], to-erp: { x: y } }"))
        .extracting(Finding::line, Finding::column, Finding::message)
        .containsExactly(
            tuple(6, 65, "There is no rule tirm."),
            tuple(6, 81, "transform needs the name of a rule here."));
    assertThat(findings("transform: { to-crm: trim, uppercase: {} }"))
        .extracting(Finding::message)
        .containsExactly("transform needs the name of a rule here.");
    assertThat(findings("transform: {}"))
        .extracting(Finding::message)
        .containsExactly("transform needs the name of a rule here.");
  }

  @Test
  void should_find_rules_for_a_direction_in_which_nothing_flows() {
    String file =
        FILE.replace(
            "number, crm: number", "a, crm: b, direction: to-crm, transform: { to-erp: trim }");

    assertThat(findingsOf(file.formatted("enabled: true")))
        .extracting(Finding::line, Finding::message)
        .containsExactly(tuple(7, "The rule has no effect: the field does not flow to the ERP."));
  }

  private static FieldRule rule(String keys) {
    return new MappingReader(MappingWords.all())
        .read("thing.yaml", FILE.formatted(keys))
        .fields()
        .get(0);
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
