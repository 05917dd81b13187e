package dev.tandem.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.app.MappingWords;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a mapping tells about itself. */
class MappingTest {
  private final Mapping mapping =
      read(
          "thing",
          """
          name: THING
          aliases: [Stuff]
          erp: { entity: things, key: code, identity: externalNumber }
          crm: { entity: things, id: thingid }
          direction: both
          create: { to-crm: true }
          match:
            - [ { erp: email, crm: mail }, { erp: name, crm: title } ]
          fields:
            - { erp: name, crm: title }
            - { erp: name, crm: title2, direction: to-crm }
            - { erp: city, crm: town, enabled: false }
            - { crm: kind, constant: 3 }
            - { erp: group, constant: HOME }
            - { erp: email, crm: mail, direction: to-crm, enabled: false }
            - { erp: email, crm: mail, direction: to-erp, transform: trim }
          templates:
            to-crm: [ { name: A, when: "limit gt 1", values: { rating: 1 } } ]
          """);

  @Test
  void should_read_what_is_mapped_matched_asked_for_or_a_key() {
    assertThat(mapping.properties(Side.ERP))
        .containsExactlyInAnyOrder("code", "externalNumber", "name", "group", "email", "limit");
    assertThat(mapping.properties(Side.CRM))
        .containsExactlyInAnyOrder("title", "title2", "kind", "mail");
  }

  @Test
  void should_not_read_what_nothing_needs() {
    Mapping small =
        read(
            "small",
            """
            name: SMALL
            erp: { entity: a }
            crm: { entity: b, key: code }
            direction: both
            fields: [ { erp: x, crm: y } ]
            """);

    assertThat(small.properties(Side.ERP)).containsExactly("x");
    assertThat(small.properties(Side.CRM)).containsExactlyInAnyOrder("code", "y");
  }

  @Test
  void should_find_the_field_of_a_matched_pair() {
    assertThat(mapping.fieldOf(new MatchPair("name", "title")).orElseThrow().line()).isEqualTo(10);
    assertThat(mapping.fieldOf(new MatchPair("name", "title2")).orElseThrow().line()).isEqualTo(11);
    assertThat(mapping.fieldOf(new MatchPair("city", "town"))).isPresent();
    assertThat(mapping.fieldOf(new MatchPair("email", "mail")).orElseThrow().direction())
        .isEqualTo(Direction.TO_ERP);
    assertThat(mapping.fieldOf(new MatchPair("email", "title"))).isEmpty();
    assertThat(mapping.fieldOf(new MatchPair("group", "kind"))).isEmpty();
  }

  @Test
  void should_tell_the_sides_of_a_pair() {
    MatchPair pair = mapping.match().get(0).get(0);

    assertThat(pair.on(Side.ERP)).isEqualTo("email");
    assertThat(pair.on(Side.CRM)).isEqualTo("mail");
  }

  @Test
  void should_create_only_where_it_is_told_to() {
    assertThat(mapping.createsIn(Side.CRM)).isTrue();
    assertThat(mapping.createsIn(Side.ERP)).isFalse();
    assertThat(mapping.slug()).isEqualTo("thing");
    assertThat(mapping.on(Side.CRM)).isEqualTo(mapping.crm());
    assertThat(mapping.on(Side.ERP)).isEqualTo(mapping.erp());
  }

  @Test
  void should_answer_to_its_name_before_the_alias_of_another() {
    Mapping other = read("stuff", SMALL_STUFF);
    Mappings mappings = new Mappings(List.of(mapping, other));

    assertThat(mappings.get("STUFF").name()).isEqualTo("STUFF");
    assertThat(mappings.get("stuff").name()).isEqualTo("THING");
    assertThat(mapping.isCalled("STUFF")).isTrue();
    assertThat(mapping.isCalled("STUF")).isFalse();
    assertThat(mappings.find("NOTHING")).isEmpty();
    assertThatThrownBy(() -> mappings.get("NOTHING"))
        .hasMessage("There is no mapping named NOTHING");
  }

  @Test
  void should_leave_out_mappings_that_are_off() {
    Mapping off = read("stuff", SMALL_STUFF + "enabled: false\n");

    assertThat(new Mappings(List.of(off, mapping)).enabled()).containsExactly(mapping);
  }

  @Test
  void should_know_the_other_side() {
    assertThat(Side.CRM.other()).isEqualTo(Side.ERP);
    assertThat(Side.ERP.other()).isEqualTo(Side.CRM);
    assertThat(Side.of("crm")).isEqualTo(Side.CRM);
    assertThat(Side.of("erp").code()).isEqualTo("erp");
  }

  @Test
  void should_apply_a_rule_to_its_side() {
    TransformRule rule = TransformRule.of("trim");

    assertThat(rule.appliesTo(Side.CRM)).isTrue();
    assertThat(rule.appliesTo(Side.ERP)).isTrue();
    assertThat(rule.onlyTo(Side.ERP).appliesTo(Side.CRM)).isFalse();
    assertThat(rule.onlyTo(Side.ERP).appliesTo(Side.ERP)).isTrue();
    assertThat(rule.onlyTo(Side.ERP)).hasToString("to-erp: trim");
  }

  private static final String SMALL_STUFF =
      """
      name: STUFF
      erp: { entity: a }
      crm: { entity: b }
      direction: both
      fields: [ { erp: x, crm: y } ]
      """;

  private static Mapping read(String slug, String text) {
    return new MappingReader(MappingWords.all()).read(slug + ".yaml", text);
  }
}
