package dev.tandem.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import dev.tandem.app.MappingWords;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Templates as files have them, which of them is chosen, and what can be wrong with them. */
class TemplatesTest {
  private static final String HEAD =
      """
      name: CUSTOMER-ACCOUNT
      erp: { entity: customers }
      crm: { entity: accounts }
      direction: both
      fields:
        - { erp: displayName, crm: name }
        - { crm: customertypecode, constant: 3 }
      templates:
      """;

  private static final String THREE =
      HEAD
          + """
              to-erp:
                - { name: REST, priority: 9, values: { a: 1 } }
                - { name: BIG, priority: 1, when: "limit gt 1000", values: { a: 2 } }
                - { name: GERMAN, when: "country eq 'DE'", values: { a: 3 } }
            """;

  @Test
  void should_read_every_key_of_a_template() {
    Mapping mapping =
        read(
            HEAD
                + """
                    to-crm:
                      - name: BIG
                        priority: -2
                        when: limit gt 1000
                        values: { rating: 1, preferred: true, note: "2" }
                    to-erp:
                      - { name: ALL, values: { taxLiable: false } }
                  """);

    assertThat(mapping.templates())
        .containsExactly(
            new Template(
                Side.CRM,
                "BIG",
                -2,
                MappingWords.all().condition().apply("limit gt 1000"),
                Map.of("rating", new BigDecimal("1"), "preferred", true, "note", "2")),
            new Template(Side.ERP, "ALL", 0, null, Map.of("taxLiable", false)));
  }

  @Test
  void should_keep_the_values_in_their_order() {
    Mapping mapping = read(HEAD + "  to-crm: [ { name: A, values: { z: 1, y: 2, a: 3 } } ]\n");

    assertThat(mapping.templates().get(0).values()).containsOnlyKeys("z", "y", "a");
    assertThat(mapping.templates().get(0).values().keySet()).containsExactly("z", "y", "a");
  }

  @Test
  void should_choose_the_lowest_priority_of_those_that_fit() {
    assertThat(chosen(Map.of("country", "de", "limit", new BigDecimal("5000"))))
        .isEqualTo("GERMAN");
    assertThat(chosen(Map.of("country", "FR", "limit", new BigDecimal("5000")))).isEqualTo("BIG");
    assertThat(chosen(Map.of("country", "FR", "limit", new BigDecimal("1000")))).isEqualTo("REST");
    assertThat(chosen(Map.of())).isEqualTo("REST");
  }

  @Test
  void should_choose_the_first_of_equal_priorities() {
    Mapping mapping =
        read(
            HEAD
                + """
                    to-erp:
                      - { name: B, when: "x eq 1", values: { a: 1 } }
                      - { name: A, when: "x eq 1", values: { a: 2 } }
                  """);

    assertThat(mapping.template(Side.ERP, name -> new BigDecimal("1")))
        .map(Template::name)
        .contains("B");
    assertThat(mapping.template(Side.ERP, name -> new BigDecimal("2"))).isEmpty();
  }

  @Test
  void should_offer_a_template_to_its_own_side_only() {
    Mapping mapping = read(THREE);

    assertThat(mapping.template(Side.CRM, name -> "DE")).isEmpty();
  }

  @Test
  void should_read_what_conditions_ask_for_from_the_source_only() {
    Mapping mapping = read(THREE);

    assertThat(mapping.properties(Side.CRM)).contains("limit", "country");
    assertThat(mapping.properties(Side.ERP)).doesNotContain("limit", "country", "a");
  }

  @Test
  void should_want_a_name_and_values() {
    assertThat(messages(HEAD + "  to-crm: [ { priority: 1 } ]\n"))
        .containsExactly("The key name is missing.", "The key values is missing.");
  }

  @Test
  void should_want_a_whole_number_as_priority() {
    assertThat(messages(HEAD + "  to-crm: [ { name: A, priority: 1.5, values: { b: 1 } } ]\n"))
        .containsExactly("priority cannot be 1.5.");
  }

  @Test
  void should_show_where_a_condition_is_not_understood() {
    assertThat(
            findings(HEAD + "  to-crm: [ { name: A, when: limit above 3, values: { b: 1 } } ]\n"))
        .singleElement()
        .satisfies(f -> assertThat(f.message()).startsWith("The condition is not understood: "))
        .returns(9, Finding::line)
        .returns(30, Finding::column);
  }

  @Test
  void should_refuse_a_condition_on_another_record() {
    assertThat(messages(HEAD + "  to-erp: [ { name: A, when: \"a/b eq 1\", values: { b: 1 } } ]\n"))
        .containsExactly("The condition asks for a/b, which is of another record.");
  }

  @Test
  void should_refuse_two_templates_of_one_name() {
    assertThat(
            messages(
                HEAD
                    + "  to-erp:\n"
                    + "    - { name: A, when: \"a eq 1\", values: { b: 1 } }\n"
                    + "    - { name: A, when: \"a eq 2\", values: { b: 1 } }\n"))
        .containsExactly("The template A is already in line 10.");
  }

  @Test
  void should_find_a_template_for_a_side_that_the_mapping_does_not_go_to() {
    String oneWay = HEAD.replace("direction: both", "direction: to-crm");

    assertThat(messages(oneWay + "  to-erp: [ { name: A, values: { b: 1 } } ]\n"))
        .containsExactly("Nothing is created in the ERP: the mapping does not go there.");
    assertThat(findings(oneWay + "  to-crm: [ { name: A, values: { b: 1 } } ]\n")).isEmpty();
  }

  @Test
  void should_find_a_value_that_a_constant_overrides() {
    assertThat(messages(HEAD + "  to-crm: [ { name: A, values: { customertypecode: 11 } } ]\n"))
        .containsExactly("customertypecode has no effect here: line 7 always writes a constant.");
  }

  @Test
  void should_find_a_template_that_is_never_reached() {
    assertThat(
            findings(
                HEAD
                    + "  to-erp:\n"
                    + "    - { name: LATE, priority: 2, when: \"a eq 1\", values: { b: 1 } }\n"
                    + "    - { name: ALL, priority: 1, values: { b: 1 } }\n"
                    + "    - { name: SAME, priority: 1, when: \"a eq 2\", values: { b: 1 } }\n"
                    + "    - { name: EARLY, when: \"a eq 3\", values: { b: 1 } }\n"))
        .extracting(Finding::line, Finding::message)
        .containsExactly(
            tuple(10, "The template is never used: ALL comes before it and takes all."),
            tuple(12, "The template is never used: ALL comes before it and takes all."));
  }

  @Test
  void should_allow_an_option_its_label_only() {
    String options =
        HEAD.replace("entity: accounts", "entity: accounts, optionSet: terms")
            .replace("direction: both", "direction: to-crm")
            .replace("crm: name }", "crm: label }")
            .replace("  - { crm: customertypecode, constant: 3 }\n", "");

    assertThat(messages(options + "  to-crm: [ { name: A, values: { label: x, color: y } } ]\n"))
        .containsExactly("An option has no color.");
  }

  private static String chosen(Map<String, Object> source) {
    return read(THREE).template(Side.ERP, new HashMap<>(source)::get).orElseThrow().name();
  }

  private static Mapping read(String text) {
    return new MappingReader(MappingWords.all()).read("customer-account.yaml", text);
  }

  private static List<String> messages(String text) {
    return findings(text).stream().map(Finding::message).toList();
  }

  private static List<Finding> findings(String text) {
    InvalidMappings fault = catchThrowableOfType(InvalidMappings.class, () -> read(text));
    return fault == null ? List.of() : fault.findings();
  }
}
