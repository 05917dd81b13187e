package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.tandem.app.MappingWords;
import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.MappingReader;
import dev.tandem.mapping.Mappings;
import dev.tandem.mapping.Side;
import dev.tandem.sync.transform.Transformations;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that the mapping does not allow fail their record before anything is sent. */
class ValueChecksTest {
  private static final String FILE =
      """
      name: THING
      erp: { entity: things }
      crm: { entity: things, id: thingid }
      direction: both
      create: { to-crm: true, to-erp: true }
      fields:
        - { erp: name, crm: title, transform: uppercase, validate: %s }
        - { erp: city, crm: town }
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "{ maxLength: 3 } | abc | -",
        "{ maxLength: 3 } | abcd | it has 4 characters, at most 3 are allowed",
        "{ maxLength: 3 } | '' | -",
        "{ required: true } | a | -",
        "{ pattern: '[A-C]+' } | abc | -",
        "{ pattern: '[A-C]+' } | abcd | it does not fit the pattern [A-C]+",
        "{ pattern: '[a-c]+' } | abc | it does not fit the pattern [a-c]+",
        "{ pattern: '(?i)[a-c]+' } | abc | -",
        "{ pattern: '[A-C]+' } | '' | -",
        "{ min: 1.5 } | 1.5 | -",
        "{ min: 1.5 } | 1.49 | the least allowed is 1.5",
        "{ min: -2 } | -2.01 | the least allowed is -2",
        "{ max: 10 } | 10.0 | -",
        "{ max: 10 } | 10.01 | the greatest allowed is 10",
        "{ min: 1, max: 10 } | 0 | the least allowed is 1",
        "{ max: 10 } | ten | it is not a number",
        "{ min: 10 } | 1e9 | it is not a number",
        "{ max: 10 } | '' | -",
      })
  void should_hold_texts_against_what_the_mapping_allows(
      String validate, String value, String complaint) {
    Plan plan = create(validate, Side.ERP, value);

    if (complaint == null) {
      assertThat(plan.isWrite()).isTrue();
    } else {
      assertThat(plan.isWrite()).isFalse();
      assertThat(plan.outcome().problem().detail())
          .isEqualTo(
              "title of the CRM would become '%s' (from name of the ERP): %s."
                  .formatted(value.toUpperCase(), complaint));
    }
  }

  @Test
  void should_fail_a_record_without_a_value_that_is_required() {
    Plan plan = create("{ required: true }", Side.ERP, "");

    assertThat(plan.isWrite()).isFalse();
    assertThat(plan.outcome())
        .returns(Action.FAILED, Outcome::action)
        .returns(
            ErrorCode.VALUE_NOT_ALLOWED.with(
                "title of the CRM would become empty (from name of the ERP): a value is required."),
            Outcome::problem);
    assertThat(ErrorCode.VALUE_NOT_ALLOWED.id()).isEqualTo("TDM-410");
  }

  @Test
  void should_check_numbers_and_flags() {
    assertThat(create("{ max: 10 }", Side.ERP, new BigDecimal("11")).isWrite()).isFalse();
    assertThat(create("{ max: 10 }", Side.ERP, new BigDecimal("9")).isWrite()).isTrue();
    assertThat(create("{ max: 10 }", Side.ERP, true).outcome().problem().detail())
        .endsWith("it is not a number.");
  }

  @Test
  void should_check_both_directions() {
    assertThat(create("{ maxLength: 3 }", Side.CRM, "abcd").outcome().problem().detail())
        .isEqualTo(
            "name of the ERP would become 'ABCD' (from title of the CRM):"
                + " it has 4 characters, at most 3 are allowed.");
  }

  @Test
  void should_check_the_direction_of_the_field_only() {
    Mapping mapping = mapping("{ required: true }, direction: to-crm");

    assertThat(planner(mapping).create(change(Side.CRM, Map.of("town", "Ulm"))).isWrite()).isTrue();
  }

  @Test
  void should_check_what_is_written_of_a_record_that_exists() {
    assertThat(modify(Map.of("name", "", "city", "Ulm")).isWrite()).isFalse();
    assertThat(modify(Map.of("name", "a", "city", "Bonn")).isWrite()).isTrue();
    assertThat(modify(Map.of("name", "ab", "city", "Ulm")).outcome().problem().detail())
        .contains("title of the CRM would become 'AB'");
  }

  @Test
  void should_leave_old_values_alone_that_are_not_written() {
    Mapping mapping = mapping("{ required: true }");
    Coupling pair =
        inStep(mapping, Map.of("name", "", "city", "Ulm"), Map.of("title", "", "town", "Ulm"));
    SideRecord target = record("c", Map.of("title", "", "town", "Ulm"));

    Plan plan =
        planner(mapping).merge(change(Side.ERP, Map.of("name", "", "city", "Bonn")), pair, target);

    assertThat(plan.write().values()).isEqualTo(Fields.of(Map.of("town", "Bonn")));
  }

  @Test
  void should_not_hang_on_a_pattern() {
    Plan plan =
        assertTimeout(
            Duration.ofSeconds(20),
            () -> create("{ pattern: '((A+)\\2?)+B' }", Side.ERP, "a".repeat(200)));

    assertThat(plan.outcome().problem().detail())
        .endsWith("((A+)\\2?)+B takes too long on this text.");
  }

  private Plan modify(Map<String, ?> source) {
    Mapping mapping = mapping("{ required: true, maxLength: 1 }");
    Coupling pair =
        inStep(mapping, Map.of("name", "x", "city", "Ulm"), Map.of("title", "X", "town", "Ulm"));
    return planner(mapping)
        .merge(change(Side.ERP, source), pair, record("c", Map.of("title", "X", "town", "Ulm")));
  }

  private static Coupling inStep(Mapping mapping, Map<String, ?> erp, Map<String, ?> crm) {
    Version version = new Version("1", null);
    return Coupling.between(mapping.name(), Side.ERP, "e", "c")
        .withState(Side.ERP, new SideState(version, Fields.of(erp), false), null)
        .withState(Side.CRM, new SideState(version, Fields.of(crm), false), null);
  }

  private static Plan create(String validate, Side side, Object value) {
    Map<String, Object> source = new HashMap<>();
    source.put(side == Side.ERP ? "name" : "title", value);
    return planner(mapping(validate)).create(change(side, source));
  }

  private static Mapping mapping(String validate) {
    return new MappingReader(MappingWords.all()).read("thing.yaml", FILE.formatted(validate));
  }

  private static Planner planner(Mapping mapping) {
    return new Planner(
        mapping,
        new FieldMapper(
            new Mappings(List.of(mapping)), new Availability(), Transformations.standard()),
        new References(List.of()),
        List.of());
  }

  private static Change change(Side side, Map<String, ?> values) {
    return Change.of(new UUID(0, 1), "THING", side, record("s", values), new UUID(0, 2));
  }

  private static SideRecord record(String id, Map<String, ?> values) {
    return new SideRecord(id, new Version("2", null), Fields.of(values));
  }
}
