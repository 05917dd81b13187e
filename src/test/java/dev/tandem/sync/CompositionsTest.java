package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.MappingReader;
import dev.tandem.mapping.Side;
import dev.tandem.mapping.WordCheck;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Composed properties on their way in and out. */
class CompositionsTest {
  private static final Mapping MAPPING =
      new MappingReader(WordCheck.none())
          .read(
              "person.yaml",
              """
              name: PERSON
              erp:
                entity: things
                key: place
                compose:
                  place: "{street}, {city}"
                  unit: { text: "{number}|{code}", writes: code }
              crm:
                entity: persons
                compose: { whole: { personName: [first, middle, last] } }
              direction: both
              fields:
                - { erp: name, crm: whole }
                - { erp: unit, crm: unit }
              """);

  private final Compositions erp = new Compositions(MAPPING.on(Side.ERP));
  private final Compositions crm = new Compositions(MAPPING.on(Side.CRM));

  @Test
  void should_ask_a_system_for_the_parts_and_not_for_what_it_does_not_have() {
    assertThat(crm.own(List.of("whole", "mail")))
        .containsExactlyInAnyOrder("first", "middle", "last", "mail");
    assertThat(erp.own(List.of("name"))).containsExactly("name");
  }

  @Test
  void should_show_what_was_wanted_and_nothing_else() {
    Map<String, Object> read = Map.of("first", "Ada", "last", "Lovelace", "mail", "a@x");

    assertThat(crm.composed(read, List.of("whole", "mail")).asMap())
        .containsOnly(Map.entry("whole", "Ada Lovelace"), Map.entry("mail", "a@x"));
    assertThat(crm.composed(read, List.of("mail")).asMap()).containsOnlyKeys("mail");
  }

  @Test
  void should_show_an_empty_composition_as_empty() {
    assertThat(erp.composed(Map.of("street", "Main St"), List.of("place")).asMap())
        .containsEntry("place", null);
  }

  @Test
  void should_take_apart_what_is_written() {
    assertThat(crm.apart(fields("whole", "Ada King Lovelace", "mail", null)).asMap())
        .isEqualTo(
            fields("first", "Ada", "middle", "King", "last", "Lovelace", "mail", null).asMap());
    assertThat(erp.apart(fields("unit", "7|BOX", "name", "A")).asMap())
        .isEqualTo(fields("code", "BOX", "name", "A").asMap());
  }

  @Test
  void should_leave_tables_without_compositions_alone() {
    Mapping plain =
        new MappingReader(WordCheck.none())
            .read(
                "plain.yaml",
                """
                name: PLAIN
                erp: { entity: things }
                crm: { entity: things, id: thingid }
                direction: both
                fields: [ { erp: a, crm: a } ]
                """);
    Compositions none = new Compositions(plain.on(Side.ERP));

    assertThat(none.apart(fields("a", "b")).asMap()).isEqualTo(Map.of("a", "b"));
    assertThat(none.composed(Map.of("a", "b", "c", "d"), List.of("a")).asMap())
        .isEqualTo(Map.of("a", "b", "c", "d"));
  }

  private static Fields fields(String... pairs) {
    Map<String, Object> values = new HashMap<>();
    List<String> all = Arrays.asList(pairs);
    for (int i = 0; i < all.size(); i += 2) {
      values.put(all.get(i), all.get(i + 1));
    }
    return Fields.of(values);
  }
}
