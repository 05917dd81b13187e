package dev.tandem.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the reader says about a file that cannot be used. */
class MappingFindingsTest {
  private static final String HEAD =
      """
      name: ITEM-PRODUCT
      erp: { entity: items }
      crm: { entity: products }
      direction: both
      fields:
        - { erp: displayName, crm: name }
      """;

  private static final WordCheck WORDS =
      new WordCheck(
          rule ->
              Optional.of(new RuleComplaint("find", "no rule " + rule.name(), "Write trim."))
                  .filter(complaint -> !rule.name().equals("trim")),
          filter -> Optional.of("no operator is").filter(c -> filter.contains(" is ")),
          pattern -> Optional.empty(),
          text -> null,
          name -> Optional.of(true).filter(on -> name.equals("units.groups")));

  private final MappingReader reader = new MappingReader(WORDS);

  @Test
  void should_name_file_line_column_and_remedy() {
    assertThat(findings(HEAD + "directon: both\n"))
        .containsExactly(
            new Finding(
                "item-product.yaml", 7, 1, "Unknown key directon.", "Did you mean direction?"));
  }

  @Test
  void should_find_everything_at_once() {
    assertThat(
            findings(
                """
                name: ITEM-PRODUCT
                erp: { entity: items, filtr: x }
                crm: { entity: products }
                direction: sideways
                fields:
                  - { erp: displayName, crm: name, onMising: wait }
                  - { erp: number }
                """))
        .extracting(Finding::line)
        .contains(2, 4, 6, 7);
  }

  @Test
  void should_find_companies_that_make_no_sense() {
    assertThat(findings(HEAD.replace("products }", "products, companyScope: own }")))
        .extracting(Finding::message)
        .containsExactly("companyScope without company has no effect.");
    assertThat(findings(HEAD.replace("products }", "products, company: c, companyScope: owner }")))
        .extracting(Finding::message, Finding::remedy)
        .containsExactly(tuple("companyScope cannot be owner.", "Known here: own, ownOrEmpty."));
  }

  @Test
  void should_find_compositions_that_make_no_sense() {
    assertThat(findings(HEAD.replace("items }", "items, compose: [ unit ] }")))
        .extracting(Finding::message)
        .containsExactly("compose must be a block.");
    for (String wrong : List.of("number", "{ personName: [ first, last ] }", "[ a, b ]")) {
      assertThat(findings(HEAD.replace("items }", "items, compose: { unit: " + wrong + " } }")))
          .extracting(Finding::message)
          .containsExactly(
              "What is composed must be a text with {properties} in it, one of which may be written, or a"
                  + " person's name of three.");
    }
  }

  @Test
  void should_not_let_a_composed_text_be_written() {
    assertThat(
            findings(
                HEAD.replace("items }", "items, compose: { unit: \"{number}|{code}\" } }")
                    + "  - { erp: unit, crm: productnumber }\n"))
        .singleElement()
        .returns(7, Finding::line)
        .returns("unit is composed of several properties and cannot be written.", Finding::message)
        .returns("Write direction: to-crm in this row.", Finding::remedy);
  }

  @Test
  void should_find_a_switch_that_is_not_there() {
    assertThat(findings(HEAD + "enabled: \"{{!units.groups}}\"\n")).isEmpty();
    assertThat(findings(HEAD + "enabled: \"{{unit.groups}}\"\n"))
        .extracting(Finding::line, Finding::message)
        .containsExactly(tuple(7, "There is no switch named unit.groups."));
  }

  @Test
  void should_show_where_yaml_is_broken() {
    assertThat(findings("name: ITEM-PRODUCT\nerp: { entity: items\ncrm: { entity: x }\n"))
        .singleElement()
        .satisfies(f -> assertThat(f.message()).startsWith("Broken YAML: "))
        .returns(3, Finding::line);
  }

  @Test
  void should_say_that_a_file_is_empty() {
    assertThat(findings("# nothing yet\n"))
        .singleElement()
        .returns("The file is empty.", Finding::message);
  }

  @Test
  void should_say_that_a_file_is_a_list() {
    assertThat(messages("- name: X\n")).contains("Here must be a block of keys.");
  }

  @Test
  void should_name_the_keys_that_are_missing() {
    assertThat(messages("erp: {}\n"))
        .contains(
            "The key name is missing.",
            "The key crm is missing.",
            "The key direction is missing.",
            "The key fields is missing.",
            "The key entity is missing.");
  }

  @Test
  void should_find_a_key_that_is_there_twice() {
    assertThat(messages(HEAD + "direction: both\n"))
        .containsExactly("The key direction is here twice.");
  }

  @Test
  void should_suggest_the_word_that_was_meant() {
    assertThat(findings(HEAD + "onDeletion: restor\n"))
        .singleElement()
        .returns("onDeletion cannot be restor.", Finding::message)
        .returns("Did you mean restore?", Finding::remedy);
  }

  @Test
  void should_list_the_words_when_none_is_near() {
    assertThat(findings(HEAD + "onUpdateConflict: newest\n"))
        .singleElement()
        .returns("Known here: ask, crm, erp.", Finding::remedy);
  }

  @Test
  void should_want_true_or_false() {
    assertThat(messages(HEAD + "enabled: yes\n")).containsExactly("enabled cannot be yes.");
  }

  @Test
  void should_find_a_key_without_a_value() {
    assertThat(messages(HEAD + "reason:\n")).containsExactly("reason has no plain value.");
  }

  @Test
  void should_find_copies_of_options_that_make_no_sense() {
    String set =
        HEAD.replace("crm: { entity: products", "crm: { optionCopies: [a.b, c], entity: products");

    assertThat(messages(set))
        .containsExactly("optionCopies without optionSet has no effect.", "c is no column.");
  }

  @Test
  void should_want_the_name_of_the_file() {
    assertThat(findings(HEAD.replace("ITEM-PRODUCT", "ITEMS")))
        .singleElement()
        .returns("Name the mapping ITEM-PRODUCT, or the file items.yaml.", Finding::remedy);
  }

  @Test
  void should_find_a_field_that_is_written_twice_in_one_direction() {
    assertThat(messages(HEAD + "  - { erp: description, crm: name, direction: to-crm }\n"))
        .containsExactly("name in the CRM is already written by line 6.");
  }

  @Test
  void should_allow_a_row_for_new_records_before_the_row_that_counts() {
    String forNew = "  - { erp: a, crm: b, direction: to-crm, createOnly: true }\n";
    String forAll = "  - { erp: c, crm: b, direction: to-crm }\n";

    assertThat(findings(HEAD + forNew + forAll)).isEmpty();
    assertThat(findings(HEAD + forAll + forNew)).hasSize(1);
  }

  @Test
  void should_allow_two_rows_that_write_in_different_directions() {
    assertThat(
            findings(
                HEAD
                    + "  - { erp: a, crm: b, direction: to-crm }\n"
                    + "  - { erp: c, crm: b, direction: to-erp }\n"
                    + "  - { erp: displayName, crm: other, enabled: false }\n"))
        .isEmpty();
  }

  @Test
  void should_find_a_constant_for_both_sides_or_none() {
    assertThat(messages(HEAD + "  - { erp: a, crm: b, constant: 1 }\n"))
        .containsExactly("A constant is written to one side.");
    assertThat(messages(HEAD + "  - { constant: 1 }\n"))
        .containsExactly("A constant is written to one side.");
  }

  @Test
  void should_find_a_constant_that_flows_away_from_its_side() {
    assertThat(messages(HEAD + "  - { crm: b, constant: 1, direction: to-erp }\n"))
        .containsExactly("The constant cannot flow in this direction.");
  }

  @Test
  void should_find_a_field_whose_direction_the_mapping_does_not_have() {
    String oneWay = HEAD.replace("direction: both", "direction: to-crm");

    assertThat(messages(oneWay + "  - { erp: a, crm: b, direction: to-erp }\n"))
        .containsExactly("The field cannot flow to-erp: the mapping does not go there.");
  }

  @Test
  void should_find_a_direction_in_which_nothing_flows() {
    assertThat(messages(HEAD.replace("crm: name", "crm: name, direction: to-crm")))
        .containsExactly("No enabled field can flow to the ERP.");
  }

  @Test
  void should_find_a_create_against_the_direction() {
    String oneWay = HEAD.replace("direction: both", "direction: to-crm");

    assertThat(messages(oneWay + "create: { to-erp: true }\n"))
        .containsExactly("Nothing is created in the ERP: the mapping does not go there.");
  }

  @Test
  void should_find_keys_that_have_no_effect_beside_each_other() {
    assertThat(
            messages(
                HEAD
                    + "  - { crm: b, constant: 1, lookup: X }\n"
                    + "  - { erp: c, crm: d, lookup: X, transform: trim }\n"
                    + "  - { erp: e, crm: f, onMissing: clear }\n"
                    + "  - { erp: g, crm: h, take: id }\n"))
        .containsExactly(
            "lookup has no effect beside constant.",
            "transform has no effect beside lookup.",
            "onMissing has no effect without lookup.",
            "take has no effect without lookup.");
  }

  @Test
  void should_find_an_unknown_transformation_rule() {
    assertThat(findings(HEAD + "  - { erp: a, crm: b, transform: [trim, tirm] }\n"))
        .singleElement()
        .returns("no rule tirm", Finding::message)
        .returns(41, Finding::column);
  }

  @Test
  void should_point_at_the_argument_that_is_wrong() {
    assertThat(
            findings(
                HEAD
                    + "  - { erp: a, crm: b, transform: [{ replace: { with: x, find: y } }, trim] }\n"))
        .containsExactly(new Finding("item-product.yaml", 7, 63, "no rule replace", "Write trim."));
  }

  @Test
  void should_find_what_is_not_written_as_a_rule() {
    assertThat(
            messages(
                HEAD
                    + "  - { erp: a, crm: b, transform: [{ replace: x }, [trim], {}, ~] }\n"
                    + "  - { erp: c, crm: d, transform: { trim: {}, replace: {} } }\n"))
        .hasSize(5)
        .containsOnly("transform needs the name of a rule here.");
  }

  @Test
  void should_find_arguments_that_are_twice_or_have_no_value() {
    assertThat(
            messages(
                HEAD
                    + "  - { erp: a, crm: b, transform: { trim: { x: 1, x: 2, y: , z: [1] } } }\n"))
        .containsExactly(
            "The argument x is here twice.",
            "An argument is a name with a plain value.",
            "An argument is a name with a plain value.");
  }

  @Test
  void should_find_a_filter_that_cannot_be_read() {
    assertThat(findings(HEAD.replace("entity: items", "entity: items, filter: a is b")))
        .singleElement()
        .returns("The filter is not understood: no operator is", Finding::message)
        .returns(2, Finding::line);
  }

  @Test
  void should_find_values_without_a_clear_way_back() {
    String row = "  - { erp: a, crm: b, values: { X: 1, Y: 1 }, direction: %s }\n";

    assertThat(messages(HEAD + row.formatted("both")))
        .containsExactly("Two ERP values become 1: the way back is not clear.");
    assertThat(findings(HEAD + row.formatted("to-crm"))).isEmpty();
  }

  @Test
  void should_want_pairs_as_values_and_each_once() {
    assertThat(findings(HEAD + "  - { erp: a, crm: b, values: x }\n"))
        .singleElement()
        .returns("values must be pairs.", Finding::message)
        .returns("Write { ERP value: CRM value, … }.", Finding::remedy);
    assertThat(messages(HEAD + "  - { erp: a, crm: b, values: { X: 1, X: 2 } }\n"))
        .containsExactly("values has X twice.");
    assertThat(messages(HEAD + "  - { erp: a, crm: b, values: { X: } }\n"))
        .containsExactly("values has no plain value.");
  }

  @Test
  void should_want_lists_where_lists_are() {
    assertThat(messages(HEAD.replaceFirst("(?s)fields:.*", "fields: x\n")))
        .containsExactly("fields must be a list.");
    assertThat(messages(HEAD + "match: [ { erp: a, crm: b } ]\n"))
        .containsExactly("match must be a list of lists.");
    assertThat(messages(HEAD + "match: [ [ { erp: a } ] ]\n"))
        .containsExactly("The key crm is missing.");
    assertThat(messages(HEAD + "match: [ [ { erp: a, crm: b, caseSensitive: maybe } ] ]\n"))
        .containsExactly("caseSensitive cannot be maybe.");
    assertThat(messages(HEAD + "aliases: [ A, ~ ]\n"))
        .containsExactly("aliases has no plain value.");
  }

  @Test
  void should_show_that_a_file_has_letters_that_yaml_does_not_know() {
    assertThat(findings(HEAD + "reason: \u0001\n"))
        .singleElement()
        .satisfies(f -> assertThat(f.message()).startsWith("Broken YAML: "))
        .satisfies(f -> assertThat(f.remedy()).startsWith("Correct the YAML"));
  }

  @Test
  void should_find_a_rule_for_a_direction_in_which_the_field_does_not_flow() {
    assertThat(
            findings(
                HEAD
                    + "  - { erp: a, crm: b, direction: to-crm, transform: { to-erp: [ trim ] } }\n"))
        .singleElement()
        .returns("The rule has no effect: the field does not flow to the ERP.", Finding::message)
        .returns(7, Finding::line);
    assertThat(
            findings(
                HEAD + "  - { erp: a, crm: b, direction: to-crm, transform: { to-crm: trim } }\n"))
        .isEmpty();
  }

  @Test
  void should_find_an_option_set_that_goes_both_ways() {
    assertThat(findings(options("both", "label")))
        .containsExactly(
            new Finding(
                "item-product.yaml",
                4,
                12,
                "A mapping of an option set goes one way.",
                "Write direction: to-crm, or direction: to-erp."));
    assertThat(findings(options("to-crm", "label"))).isEmpty();
    assertThat(findings(options("to-erp", "label"))).isEmpty();
  }

  @Test
  void should_find_what_an_option_does_not_have() {
    assertThat(messages(options("to-crm", "name"))).containsExactly("An option has no name.");
    assertThat(messages(options("to-crm", "value"))).containsExactly("An option has no value.");
    assertThat(findings(options("to-erp", "value"))).isEmpty();
  }

  private static String options(String direction, String property) {
    return HEAD.replace("entity: products", "entity: accounts, optionSet: x")
        .replace("direction: both", "direction: " + direction)
        .replace("crm: name", "crm: " + property);
  }

  @Test
  void should_find_a_direction_in_which_everything_is_off() {
    assertThat(
            messages(
                HEAD.replace("crm: name", "crm: name, direction: to-erp")
                    + "  - { erp: a, crm: b, direction: to-crm, enabled: false }\n"))
        .containsExactly("No enabled field can flow to the CRM.");
  }

  @Test
  void should_find_an_api_that_is_no_address() {
    assertThat(findings(HEAD.replace("entity: items", "entity: items, api: contoso")))
        .singleElement()
        .returns("api cannot be contoso.", Finding::message)
        .returns(2, Finding::line)
        .returns(28, Finding::column);
    assertThat(findings(HEAD.replace("entity: items", "entity: items, api: a-b/c_d/v2.0")))
        .isEmpty();
    assertThat(messages(HEAD.replace("entity: products", "entity: products, api: a/b/v2.0")))
        .containsExactly("Unknown key api.");
  }

  @Test
  void should_find_a_numbering_that_cannot_count() {
    assertThat(messages(HEAD.replace("entity: items", "entity: items, numbering: SP-")))
        .containsExactly(
            "numbering without identity has no effect.",
            "numbering does not end with the zeros that become the number.");
  }

  private List<String> messages(String text) {
    return findings(text).stream().map(Finding::message).toList();
  }

  private List<Finding> findings(String text) {
    InvalidMappings fault =
        catchThrowableOfType(InvalidMappings.class, () -> reader.read("item-product.yaml", text));
    return fault == null ? List.of() : fault.findings();
  }
}
